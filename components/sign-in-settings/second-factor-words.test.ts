import { expect, it } from 'vitest';
import type { SignInSettingsView } from '@/lib/domain/api/sign-in-settings';
import { whomItStops } from './second-factor-words';

const PROVIDER = {
  version: 1,
  issuer: 'https://login.example.org/',
  clientId: 'console',
  buttonName: 'Example',
  domains: [],
  roleClaim: null,
  roleRules: [],
  otherRole: null,
  linksPasswords: true,
  connectionSetAt: 1,
  updatedAt: 2,
  updatedBy: 'Ada',
};

function settings(
  passwordsAllowed: boolean,
  adminsWithout: number,
  peopleWithout: number,
): SignInSettingsView {
  return {
    provider: { ...PROVIDER, passwordsAllowed },
    redirectUris: [],
    adminProven: true,
    accountsWithoutPassword: 0,
    secondFactor: { rule: 'off', adminsWithout, peopleWithout },
  };
}

it('tells whom a rule stops before it is saved', () => {
  expect(whomItStops(settings(true, 1, 1_234), 'off')).toBeNull();
  expect(whomItStops(settings(true, 1, 1_234), 'admins')?.sentence).toMatch(/^1 admin has none yet\./);
  expect(whomItStops(settings(true, 1, 1_234), 'everyone')?.sentence).toMatch(
    /^1,234 people have none yet\./,
  );
  expect(whomItStops({ ...settings(true, 0, 1), provider: null }, 'everyone')?.sentence).toMatch(
    /^1 person has none yet\./,
  );
  expect(whomItStops(settings(true, 0, 5), 'admins')).toMatchObject({ count: 0 });
});

it('stops nobody while passwords are turned off, and says so', () => {
  for (const rule of ['admins', 'everyone'] as const)
    expect(whomItStops(settings(false, 2, 5), rule)).toMatchObject({
      count: 0,
      sentence: expect.stringContaining('Passwords are turned off'),
    });
});
