import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { NewRow } from '@/lib/db/schema';
import { ROLES, type Role } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { hashPassword } from '../password';

/** What an account is made from. `email` in any case; it is kept in lower case. */
export interface NewAccount {
  email: string;
  name: string;
  role: Role;
  password: string;
}

/** An account as it is shown: without its password. */
export interface Account {
  id: string;
  email: string;
  name: string;
  role: Role;
  createdAt: number;
  disabledAt: number | null;
  lastSignInAt: number | null;
  hasSecondFactor: boolean;
}

const fields = z.object({
  email: z.email('An account needs an e-mail address, such as ada@example.org.').max(320),
  name: z.string().min(1, 'An account needs a name.').max(200, 'A name has at most 200 characters.'),
  role: z.enum(ROLES),
});

/** The one form an e-mail address is kept and looked up in. */
export function normalEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/**
 * Checks who an account is for, and puts it into the form it is kept in.
 * @throws AppError `invalid` naming each field that is wrong.
 */
export function checkPerson(input: Omit<NewAccount, 'password'>): Omit<NewAccount, 'password'> {
  const parsed = fields.safeParse({ ...input, email: normalEmail(input.email), name: input.name.trim() });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }));
  throw new AppError('invalid', problems.map((problem) => problem.message).join(' '), { problems });
}

/**
 * Checks what was given and makes the row of a new account. Done before a transaction, since hashing takes a while. One without
 * a password is entered by the provider.
 * @throws AppError `invalid` naming each field that is wrong.
 */
export async function newAccountRow(
  input: Omit<NewAccount, 'password'> & { password: string | null },
  now: number,
): Promise<NewRow<'account'>> {
  const { password, ...who } = input;
  const person = checkPerson(who);
  return {
    id: uuidv7(),
    ...person,
    password_hash: password === null ? null : await hashPassword(password, person),
    created_at: now,
    disabled_at: null,
    last_sign_in_at: null,
  };
}

/** The role a row holds. A value this program never writes may do least. */
export function roleOf(text: string): Role {
  return ROLES.find((role) => role === text) ?? 'viewer';
}
