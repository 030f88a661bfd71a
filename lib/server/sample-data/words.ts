/** What the names of the sample organizations, people and grants are made of. All of it is invented. */
export const PLACES = [
  ['Harrowgate', 'HG1'],
  ['Penwick', 'PW4'],
  ['Stonebridge', 'SB2'],
  ['Aldermoor', 'AM7'],
  ['Wexcombe', 'WX3'],
  ['Thornleigh', 'TL9'],
  ['Marlow Vale', 'MV5'],
  ['Eastholme', 'EH6'],
  ['Caldbeck', 'CB8'],
  ['Ravensford', 'RF2'],
  ['Llanfair Glen', 'LG1'],
  ['Brackenhurst', 'BH4'],
] as const;

export const CAUSES = [
  'Refugee Forum',
  'Food Bank',
  'Women’s Aid',
  'Youth Theatre',
  'Carers Network',
  'Community Garden',
  'Rentstart',
  'Citizens Advice',
  'Deaf Association',
  'Hospice Friends',
  'River Trust',
  'Literacy Project',
  'Recovery Café',
  'Credit Union',
] as const;

export const STREETS = [
  'High Street',
  'Station Road',
  'Mill Lane',
  'Church Walk',
  'Quay Street',
  'Victoria Road',
] as const;

export const FIRST_NAMES = [
  'Amara',
  'Bethan',
  'Callum',
  'Dilys',
  'Emeka',
  'Farah',
  'Gwen',
  'Hamish',
  'Ines',
  'Joon',
] as const;

export const LAST_NAMES = [
  'Adeyemi',
  'Bowen',
  'Chaudhry',
  'Davies',
  'Eriksen',
  'Fraser',
  'Güler',
  'Hughes',
  'Ito',
  'Kaur',
] as const;

export const PROGRAMS = [
  'Enable',
  'Invest',
  'Community Resilience',
  'Arts for All',
  'Young People First',
] as const;

export const PURPOSES = [
  'a part-time support worker and training for volunteers',
  'core costs of the advice service over two years',
  'a pilot of hospital-based advocacy and its evaluation',
  'safe move-on accommodation and tenancy support',
  'weekly creative workshops and a travelling exhibition',
  'a mobile outreach van for the surrounding villages',
  'digital skills sessions and the lending of devices',
] as const;

export const PAYMENT_TYPES = ['BACS', 'CHAPS', 'Cheque'] as const;
