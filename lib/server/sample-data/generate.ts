import type { FieldValues } from '@/lib/domain/field-types';
import type { Random } from './random';
import { CAUSES, FIRST_NAMES, LAST_NAMES, PAYMENT_TYPES, PLACES, PROGRAMS, PURPOSES, STREETS } from './words';

/** Field values of generated records, as a person would have typed them. Ids of related records are given by the caller. */
const DAY = 24 * 60 * 60 * 1000;

export function program(index: number): FieldValues {
  const name = PROGRAMS[index % PROGRAMS.length] ?? PROGRAMS[0];
  return { name, description: `Grants of the ${name} programme.`, retired: false };
}

export const PROGRAM_COUNT = PROGRAMS.length;

export function user(random: Random, index: number): FieldValues {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const login = `${first}.${last}${index}`
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z0-9.]/g, '')
    .toLowerCase();
  return { first_name: first, last_name: last, login, email: `${login}@example.org`, active: true };
}

export function organization(random: Random, index: number): FieldValues {
  const [city, district] = random.pick(PLACES);
  const name = `${city} ${CAUSES[index % CAUSES.length] ?? CAUSES[0]}`;
  return {
    name,
    legal_name: `${name} Limited`,
    city,
    ...address(random),
    postal_code: `${district} ${random.between(1, 9)}${random.pick(['AB', 'DF', 'HJ', 'LN', 'PQ'])}`,
    email: `office${index}@example.org`,
    tax_id: String(1_000_000 + index * 37),
    vendor_number: `V-${String(index + 1).padStart(5, '0')}`,
    c3_status_approved: random.chance(80),
  };
}

/** What changes when an organization moves. */
export function address(random: Random): FieldValues {
  return {
    street_address: `${random.between(1, 180)} ${random.pick(STREETS)}`,
    phone: `01632 ${random.between(960_000, 960_999)}`,
  };
}

export function grantRequest(
  random: Random,
  related: { organizationId: number; programId: number; leadId: number },
  now: number,
): FieldValues {
  const requested = random.between(8, 900) * 250;
  return {
    program_organization_id: related.organizationId,
    program_id: related.programId,
    program_lead_id: related.leadId,
    amount_requested: String(requested),
    amount_recommended: random.chance(60) ? String(Math.round(requested * 0.9)) : null,
    duration_in_months: random.pick([12, 18, 24, 36]),
    project_summary: `Towards ${random.pick(PURPOSES)}.`,
    spending_year: String(new Date(now).getUTCFullYear()),
    type: 'GrantRequest',
    grant_begins_at: new Date(now + random.between(30, 120) * DAY).toISOString(),
    state: random.pick(['submitted', 'in_review', 'recommended', 'approved', 'granted']),
  };
}

export function payment(random: Random, requestId: number, organizationId: number, now: number): FieldValues {
  return {
    request_id: requestId,
    organization_payee_id: organizationId,
    amount_due: `${random.between(2, 240) * 125}.${random.pick(['00', '50', '25'])}`,
    due_at: new Date(now + random.between(0, 20) * DAY).toISOString(),
    payment_type: random.pick(PAYMENT_TYPES),
    spending_year: new Date(now).getUTCFullYear(),
    state: 'tentatively_due',
  };
}

export function report(random: Random, requestId: number, now: number): FieldValues {
  return {
    request_id: requestId,
    report_type: random.pick(['InterimReport', 'FinalReport']),
    due_at: new Date(now + random.between(-10, 40) * DAY).toISOString(),
    grantee_progress_report_period: random.between(1, 4),
    state: 'new',
  };
}
