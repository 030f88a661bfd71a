import * as z from 'zod/mini';
import { ROLES } from '../actor';

/** What the console API answers about the account of whoever is signed in. Times are epoch milliseconds. */
const time = z.int();

export const sessionView = z.object({
  id: z.string(),
  /** Browser and system in words; never what the browser sent. */
  browser: z.string(),
  address: z.nullable(z.string()),
  createdAt: time,
  /** To the minute. */
  lastSeenAt: time,
  expiresAt: time,
  isThisOne: z.boolean(),
});

export const profileView = z.object({
  account: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    createdAt: time,
    /** False for whoever signs in by the OpenID provider alone: there is nothing to change and no second factor of ours. */
    hasPassword: z.boolean(),
  }),
  /** Null when the password alone signs in. */
  secondFactor: z.nullable(z.object({ since: time, recoveryCodesLeft: z.int() })),
  /** Those that stand: the one that asks, then the last used first. */
  sessions: z.array(sessionView),
  lifetimes: z.object({ idleMs: z.int(), longestMs: z.int() }),
  now: time,
});

export const sessionsEndedView = z.object({ sessionsEnded: z.int(), profile: profileView });

/** The key of an authenticator app, as text and as the address in its QR code. It is shown here and never again. */
export const shownKeyView = z.object({ key: z.string(), uri: z.string() });

/** They are shown here and never again. */
export const recoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) });

export type SessionView = z.infer<typeof sessionView>;
export type ProfileView = z.infer<typeof profileView>;
export type ShownKeyView = z.infer<typeof shownKeyView>;
