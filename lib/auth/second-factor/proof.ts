import type { Transaction } from 'kysely';
import { recordAct } from '@/lib/audit/record';
import { countUnusedCodes } from '@/lib/db/queries/recovery-code/count-unused-codes';
import { findRecoveryCode } from '@/lib/db/queries/recovery-code/find-recovery-code';
import { takeRecoveryCode } from '@/lib/db/queries/recovery-code/take-recovery-code';
import { countWrongCode } from '@/lib/db/queries/second-factor/count-wrong-code';
import { takeStep } from '@/lib/db/queries/second-factor/take-step';
import type { Row, Schema } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import type { AuthContext } from '../context';
import { hashRecoveryCode } from './recovery-codes';
import { stepOfCode } from './totp';

/** A code that is right and was not used when it was looked at. `spendProof` uses it up. */
export type Proof = { kind: 'app'; step: number } | { kind: 'recovery'; hash: string };

/**
 * After so many wrong codes in a row only a recovery code counts: whoever has the password must not find a code by trying
 * six digits for months (NIST SP 800-63B takes a hundred attempts).
 */
const MOST_WRONG_CODES = 100;

export const USED_CODE = 'This code was used already. Wait for the next one in the app.';
const WRONG_CODE =
  'This code is not right. Type the one the app shows now; if it is refused again, look at the clock of the phone.';
const TOO_MANY_WRONG =
  'There were too many wrong codes, so those of the app are not taken any more. Use a recovery code, or ask whoever runs the console.';

/**
 * Looks at a code as somebody typed it: six digits are the app's, anything else a recovery code. Done before a
 * transaction, since the hash of a recovery code takes a while.
 * @returns the proof, or a sentence that says why there is none. A wrong code is counted.
 */
export async function proveCode(
  ctx: AuthContext,
  factor: Row<'second_factor'>,
  typed: string,
): Promise<Proof | string> {
  const code = typed.replaceAll(/[\s-]/g, '');
  return /^\d{6}$/.test(code) ? proveAppCode(ctx, factor, code) : proveRecoveryCode(ctx, factor, code);
}

async function proveAppCode(
  ctx: AuthContext,
  factor: Row<'second_factor'>,
  code: string,
): Promise<Proof | string> {
  if (factor.wrong_codes >= MOST_WRONG_CODES) return TOO_MANY_WRONG;
  const step = stepOfCode(ctx.sealer.open(factor.secret_sealed), code, ctx.clock.now());
  if (step === null) {
    await countWrongCode(ctx.database.kysely, factor.account_id);
    return WRONG_CODE;
  }
  return step <= (factor.last_step ?? 0) ? USED_CODE : { kind: 'app', step };
}

async function proveRecoveryCode(
  ctx: AuthContext,
  factor: Row<'second_factor'>,
  code: string,
): Promise<Proof | string> {
  const hash = factor.recovery_salt === null ? '' : await hashRecoveryCode(code, factor.recovery_salt);
  const found = await findRecoveryCode(ctx.database.kysely, factor.account_id, hash);
  if (found?.used_at === null) return { kind: 'recovery', hash };
  if (found !== undefined) return 'This recovery code was used already. Each is good once: use another.';
  await countWrongCode(ctx.database.kysely, factor.account_id);
  return 'This is none of the codes. Type the six digits of the app, or one of the recovery codes you kept.';
}

/**
 * Uses a proof up in the transaction of the act it is for; a recovery code is written to the activity log.
 * @returns false when it was used up a moment ago.
 */
export async function spendProof(
  trx: Transaction<Schema>,
  account: Pick<Row<'account'>, 'id' | 'name'>,
  proof: Proof,
  by: { actor: Actor; at: number },
): Promise<boolean> {
  if (proof.kind === 'app') return takeStep(trx, account.id, proof.step);
  if (!(await takeRecoveryCode(trx, { accountId: account.id, hash: proof.hash, at: by.at }))) return false;
  await recordAct(trx, {
    at: by.at,
    actor: by.actor,
    verb: 'recovery-code.use',
    target: { kind: 'account', id: account.id, name: account.name },
    outcome: 'done',
    detail: { codesLeft: await countUnusedCodes(trx, account.id) },
  });
  return true;
}
