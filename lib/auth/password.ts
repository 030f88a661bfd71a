import { hash, hashRaw, verify, type Options } from '@node-rs/argon2';
import { AppError } from '@/lib/domain/errors';
import { problemWithPassword } from '@/lib/domain/password-rules';
import { isGuessable, type PasswordOwner } from './password-strength';

/** argon2id (the library's default) with OWASP's parameters: 19 MiB, two passes, one lane; about 50 ms. */
const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password nobody has, so that an unknown account takes as long to refuse as a known one. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZSBmaXhlZCBzYWx0IQ$bm9ib2R5IGhhcyBhIHBhc3N3b3JkIHdpdGggdGhpcyE';

/**
 * Hashes a new password, in its PHC string form. The same text typed on different keyboards is the same password (NFKC).
 * @param owner whose it will be: their own name is the first thing somebody would try.
 * @throws AppError `invalid` when the password is too short, too long, or one of the first that somebody would try.
 */
export async function hashPassword(password: string, owner: PasswordOwner = {}): Promise<string> {
  const normal = password.normalize('NFKC');
  const problem =
    problemWithPassword(normal) ?? ((await isGuessable(normal, owner)) ? EASY_TO_GUESS : undefined);
  if (problem !== undefined) {
    throw new AppError('invalid', `The password cannot be used. ${problem}`, {
      problems: [{ path: 'password', message: problem }],
    });
  }
  return hash(normal, OPTIONS);
}

const EASY_TO_GUESS =
  'This one is easy to guess: it is a common or leaked password, a pattern, or made of your name or address. Choose another.';

/** Whether the password is the hash's; takes as long, and says false, when there is no hash. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODYS_HASH, password.normalize('NFKC'));
  return matches && typeof passwordHash === 'string';
}

/** The same hash with a salt that is given, hexadecimal: for short secrets of which a set has one salt. */
export async function hashWithSalt(secret: string, salt: string): Promise<string> {
  return (await hashRaw(secret, { ...OPTIONS, salt: Buffer.from(salt, 'hex') })).toString('hex');
}
