import { z } from 'zod';
import { ROLES, type Role } from '@/lib/domain/actor';
import {
  signInSettingsInput,
  type SignInSettingsInput,
  type SignInSettingsView,
} from '@/lib/domain/api/sign-in-settings';

const { shape } = signInSettingsInput;

/** In the place of a role: whoever no rule fits is not let in. */
export const REFUSE = 'refuse';

/** The settings as they are typed. */
export const formSchema = z
  .object({
    seenVersion: shape.seenVersion,
    issuer: shape.issuer,
    clientId: shape.clientId,
    /** Empty keeps the one that is stored. */
    clientSecret: z.string(),
    buttonName: shape.buttonName,
    /** One a line. */
    domains: z.string(),
    rolesBy: z.enum(['console', 'claim']),
    /** Of new accounts, when roles are given in the console. */
    newRole: z.enum(ROLES),
    roleClaim: z.string().trim(),
    roleRules: z.array(z.object({ value: z.string().trim(), role: z.enum(ROLES) })),
    otherRole: z.enum([...ROLES, REFUSE]),
    linksPasswords: z.boolean(),
    passwordsAllowed: z.boolean(),
  })
  .superRefine((form, context) => {
    if (form.rolesBy === 'console') return;
    if (form.roleClaim === '') {
      context.addIssue({ code: 'custom', path: ['roleClaim'], message: 'Enter the name of the claim.' });
    }
    form.roleRules.forEach(({ value }, index) => {
      if (value !== '') return;
      context.addIssue({ code: 'custom', path: ['roleRules', index, 'value'], message: 'Enter a value.' });
    });
  });

export type SettingsFormValues = z.infer<typeof formSchema>;

const FRESH: Omit<SettingsFormValues, 'seenVersion'> = {
  issuer: '',
  clientId: '',
  clientSecret: '',
  buttonName: '',
  domains: '',
  rolesBy: 'console',
  newRole: 'viewer',
  roleClaim: 'groups',
  roleRules: [],
  otherRole: REFUSE,
  linksPasswords: false,
  passwordsAllowed: true,
};

export function toForm({ provider }: SignInSettingsView): SettingsFormValues {
  if (provider === null) return { ...FRESH, seenVersion: null };
  const { version, issuer, clientId, buttonName, linksPasswords, passwordsAllowed } = provider;
  const rest = {
    ...FRESH,
    issuer,
    clientId,
    buttonName,
    linksPasswords,
    passwordsAllowed,
    seenVersion: version,
    domains: provider.domains.join('\n'),
  };
  if (provider.roleClaim === null) return { ...rest, newRole: provider.otherRole ?? 'viewer' };
  return {
    ...rest,
    rolesBy: 'claim',
    roleClaim: provider.roleClaim,
    roleRules: provider.roleRules.map(({ value, role }) => ({ value, role })),
    otherRole: provider.otherRole ?? REFUSE,
  };
}

export function toInput(form: SettingsFormValues): SignInSettingsInput {
  const { seenVersion, issuer, clientId, buttonName, linksPasswords, passwordsAllowed } = form;
  const byClaim = form.rolesBy === 'claim';
  return {
    seenVersion,
    issuer,
    clientId,
    buttonName,
    linksPasswords,
    passwordsAllowed,
    ...(form.clientSecret === '' ? {} : { clientSecret: form.clientSecret }),
    domains: form.domains.split(/[\s,;]+/).filter((domain) => domain !== ''),
    roleClaim: byClaim ? form.roleClaim : null,
    roleRules: byClaim ? form.roleRules : [],
    otherRole: byClaim ? roleOrNone(form.otherRole) : form.newRole,
  };
}

function roleOrNone(chosen: SettingsFormValues['otherRole']): Role | null {
  return chosen === REFUSE ? null : chosen;
}
