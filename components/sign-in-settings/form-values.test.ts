import { describe, expect, it } from 'vitest';
import { signInSettingsInput, type SignInSettingsView } from '@/lib/domain/api/sign-in-settings';
import { marked } from '@/lib/testing/canary';
import { formSchema, toForm, toInput } from './form-values';

const PROVIDER = {
  version: 3,
  issuer: 'https://login.example.org/',
  clientId: 'console',
  buttonName: 'Example',
  domains: ['example.org', '*.example.org'],
  roleClaim: 'groups',
  roleRules: [{ value: 'it', role: 'admin' as const }],
  otherRole: null,
  linksPasswords: true,
  passwordsAllowed: false,
  connectionSetAt: 1,
  updatedAt: 2,
  updatedBy: 'Ada',
};

const viewOf = (provider: SignInSettingsView['provider']): SignInSettingsView => ({
  provider,
  redirectUris: [],
  adminProven: true,
  accountsWithoutPassword: 0,
  secondFactor: { rule: 'off', adminsWithout: 0, peopleWithout: 0 },
});

describe('the form of sign-in', () => {
  it.each([
    ['a mapping', PROVIDER],
    ['no mapping', { ...PROVIDER, roleClaim: null, roleRules: [], otherRole: 'operator' as const }],
  ])('sends what it was filled with, and no secret: %s', (_what, provider) => {
    const { version, connectionSetAt: _at, updatedAt: _when, updatedBy: _who, ...same } = provider;
    expect(toInput(toForm(viewOf(provider)))).toEqual({ ...same, seenVersion: version });
  });

  it('takes domains apart however they were separated', () => {
    const form = { ...toForm(viewOf(null)), domains: ' example.org, b.example;\n\nc.example ' };
    expect(toInput(form).domains).toEqual(['example.org', 'b.example', 'c.example']);
  });

  it('is one that the API takes when it is filled in', () => {
    const form = {
      ...toForm(viewOf(null)),
      issuer: 'https://a.example',
      clientId: 'c',
      clientSecret: marked('s'),
    };
    expect(signInSettingsInput.safeParse(toInput({ ...form, buttonName: 'A' })).success).toBe(true);
  });

  it('wants the claim and the value of each rule, but only where they count', () => {
    const filled = {
      ...toForm(viewOf(PROVIDER)),
      roleClaim: ' ',
      roleRules: [{ value: '', role: 'viewer' }],
    };
    const problems = formSchema.safeParse(filled).error?.issues.map(({ path }) => path.join('.'));
    expect(problems).toEqual(['roleClaim', 'roleRules.0.value']);
    expect(formSchema.safeParse({ ...filled, rolesBy: 'console' }).success).toBe(true);
  });
});
