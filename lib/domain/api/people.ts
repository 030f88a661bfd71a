import * as mini from 'zod/mini';
import { z } from 'zod';
import { ROLES } from '../actor';

/** What the console API takes and answers about people: accounts, invitations, new passwords. Times are epoch milliseconds. */

const email = z.email('Enter an e-mail address.').max(320);
const name = z.string().trim().max(200, 'A name has at most 200 characters.');
const password = z.string().min(12, 'Use at least 12 characters.').max(256, 'Use at most 256 characters.');

/** What the dialog said when an admin confirmed; kept in the activity log as it was shown, and left out by whoever was shown nothing. */
const shownOfPerson = z
  .strictObject({
    /** Tokens they made, which stay valid. */
    madeTokens: z.int().nonnegative(),
  })
  .optional();

export const roleInput = z.strictObject({ role: z.enum(ROLES), shown: shownOfPerson });

export const disableInput = z.strictObject({ shown: shownOfPerson });

export type ShownOfPerson = z.infer<typeof shownOfPerson>;
export type RoleInput = z.infer<typeof roleInput>;
export type DisableInput = z.infer<typeof disableInput>;

export const invitationInput = z.strictObject({
  email,
  /** How they are called; they can change it when they accept. */
  name: name.optional(),
  role: z.enum(ROLES),
});

export const acceptInput = z.strictObject({
  name: name.min(1, 'Enter your name.'),
  /** Left out, and not kept, while signing in with a password is turned off. */
  password: password.optional(),
});
export const newPasswordInput = z.strictObject({ password });
export const forgotInput = z.strictObject({ email });

const time = mini.int();

const mailView = mini.object({
  state: mini.enum(['none', 'sending', 'sent', 'failed']),
  /** Why it failed, as a sentence. */
  problem: mini.nullable(mini.string()),
});

/** A link that nobody used yet. Its secret is known to nobody but who has the link. */
export const linkView = mini.object({
  id: mini.string(),
  createdAt: time,
  createdBy: mini.string(),
  expiresAt: time,
  mail: mailView,
});

export const invitationView = mini.extend(linkView, {
  email: mini.string(),
  name: mini.nullable(mini.string()),
  role: mini.enum(ROLES),
});

export const personView = mini.object({
  id: mini.string(),
  email: mini.string(),
  name: mini.string(),
  role: mini.enum(ROLES),
  /** How they can sign in. */
  signsInWith: mini.array(mini.enum(['password', 'password-and-code', 'openid'])),
  createdAt: time,
  lastSignInAt: mini.nullable(time),
  disabledAt: mini.nullable(time),
  /** After too many wrong passwords: until when the account takes none. */
  lockedUntil: mini.nullable(time),
  /** Sessions that stand now. */
  sessions: mini.int(),
  /** Tokens of any kind that they made and that are good now; they stay so when the account is disabled. */
  madeTokens: mini.int(),
  /** Links for a new password that stand now. */
  resetLinks: mini.array(linkView),
});

export const peopleResponse = mini.object({
  people: mini.array(personView),
  /** Those that were not accepted yet, the newest first; the ones whose time is over too, until they are removed. */
  invitations: mini.array(invitationView),
  /** Whether the console sends links by e-mail. */
  sendsMail: mini.boolean(),
  /** Whether people may sign in with a password, and the name on the button of the provider. */
  passwords: mini.boolean(),
  provider: mini.nullable(mini.string()),
  now: time,
});

/** A new link. It is answered once, here, and can never be read again. */
export const madeLinkResponse = mini.object({
  link: mini.string(),
  expiresAt: time,
  email: mini.string(),
  mail: mailView,
});

export const linkUsedResponse = mini.object({
  /** The address to sign in with. */
  email: mini.string(),
});

export const forgotResponse = mini.object({ accepted: mini.boolean() });

export type InvitationInput = z.infer<typeof invitationInput>;
export type AcceptInput = z.infer<typeof acceptInput>;
export type NewPasswordInput = z.infer<typeof newPasswordInput>;
export type ForgotInput = z.infer<typeof forgotInput>;
export type LinkView = mini.infer<typeof linkView>;
export type InvitationView = mini.infer<typeof invitationView>;
export type PersonView = mini.infer<typeof personView>;
export type MadeLinkView = mini.infer<typeof madeLinkResponse>;
export type PeopleView = mini.infer<typeof peopleResponse>;
