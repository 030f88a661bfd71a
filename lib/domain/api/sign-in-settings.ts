import * as mini from 'zod/mini';
import { z } from 'zod';
import { ROLES } from '../actor';
import { SECOND_FACTOR_RULES } from '../second-factor-rule';

/** What the console API takes and answers about signing in with an OpenID provider. Times are epoch milliseconds. */

const LONGEST = 2000;

/** `destination`: the page to open after signing in. */
export const openIdStartInput = z.strictObject({ destination: z.string().max(LONGEST) });

const issuer = z.string().trim().min(1, 'Enter the issuer.').max(LONGEST);

export const testProviderInput = z.strictObject({ issuer });

const oneWord = (what: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `A ${what} has at most ${most.toLocaleString('en')} characters.`)
    .refine((text) => !/\s/.test(text), `The ${what} must not contain spaces or line breaks.`);

export const signInSettingsInput = z.strictObject({
  /** Of what was looked at; null when no provider was set up then. */
  seenVersion: z.int().nullable(),
  issuer,
  clientId: oneWord('client id', 1000).min(1, 'Enter the client id.'),
  /** Left out: the one that is kept stays. Needed again with another issuer, so that it goes nowhere else. */
  clientSecret: oneWord('client secret', 4000).min(1, 'Enter the client secret.').optional(),
  buttonName: z
    .string()
    .trim()
    .min(1, 'Name what people know your provider by.')
    .max(40, 'The name has at most 40 characters.'),
  domains: z.array(z.string().max(300)).max(100, 'At most 100 domains.'),
  roleClaim: z.string().trim().min(1).max(200, 'The name of a claim has at most 200 characters.').nullable(),
  roleRules: z
    .array(
      z.strictObject({
        value: z.string().trim().min(1, 'Enter the value of the claim.').max(500),
        role: z.enum(ROLES),
      }),
    )
    .max(200, 'At most 200 rules.'),
  /** Null refuses whoever no rule fits. */
  otherRole: z.enum(ROLES).nullable(),
  linksPasswords: z.boolean(),
  passwordsAllowed: z.boolean(),
});

export const secondFactorRuleInput = z.strictObject({ rule: z.enum(SECOND_FACTOR_RULES) });

export const removeProviderInput = z.strictObject({
  seenVersion: z.int(),
  /** What the dialog said when an admin confirmed; kept in the activity log as it was shown. */
  shown: z
    .strictObject({
      /** Nobody signs in to them until they are given a password. */
      accountsWithoutPassword: z.int().nonnegative(),
    })
    .optional(),
});

export type RemoveProviderInput = z.infer<typeof removeProviderInput>;

const time = mini.int();
const role = mini.enum(ROLES);

const providerView = mini.object({
  version: mini.int(),
  issuer: mini.string(),
  clientId: mini.string(),
  buttonName: mini.string(),
  domains: mini.array(mini.string()),
  roleClaim: mini.nullable(mini.string()),
  roleRules: mini.array(mini.object({ value: mini.string(), role })),
  otherRole: mini.nullable(role),
  linksPasswords: mini.boolean(),
  passwordsAllowed: mini.boolean(),
  /** When issuer, client id or secret last changed. */
  connectionSetAt: time,
  updatedAt: time,
  updatedBy: mini.string(),
});

export const signInSettingsView = mini.object({
  /** Null when none is set up. The client secret is never told. */
  provider: mini.nullable(providerView),
  /** To be registered at the provider: one for each address people open the console at. */
  redirectUris: mini.array(mini.string()),
  /** An admin has signed in with the connection as it is set now; without it passwords stay allowed. */
  adminProven: mini.boolean(),
  /** Accounts that cannot sign in without a provider. */
  accountsWithoutPassword: mini.int(),
  secondFactor: mini.object({
    /** Who must have one. */
    rule: mini.enum(SECOND_FACTOR_RULES),
    /** Admins, and people of any role, who sign in with a password alone: they would have to set one up. */
    adminsWithout: mini.int(),
    peopleWithout: mini.int(),
  }),
});

const testStep = mini.object({
  step: mini.enum(['discovery', 'endpoints', 'pkce', 'keys']),
  state: mini.enum(['ok', 'failed', 'unsure', 'skipped']),
  /** What was found, in a sentence. */
  sentence: mini.string(),
  next: mini.nullable(mini.string()),
});

export const testProviderResponse = mini.object({
  works: mini.boolean(),
  steps: mini.array(testStep),
  /** As the provider calls itself and its addresses; null when its document could not be read. */
  found: mini.nullable(
    mini.object({
      issuer: mini.string(),
      authorizationEndpoint: mini.nullable(mini.string()),
      tokenEndpoint: mini.nullable(mini.string()),
      userinfoEndpoint: mini.nullable(mini.string()),
      keysAddress: mini.nullable(mini.string()),
    }),
  ),
});

export type SignInSettingsInput = z.infer<typeof signInSettingsInput>;
export type SignInSettingsView = mini.infer<typeof signInSettingsView>;
export type ProviderView = mini.infer<typeof providerView>;
export type ProviderTestStep = mini.infer<typeof testStep>;
export type ProviderTestReport = mini.infer<typeof testProviderResponse>;
