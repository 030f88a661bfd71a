import { hasAccount } from '@/lib/db/queries/account/has-account';
import { dropSetupCode } from '@/lib/db/queries/setup-code/drop-setup-code';
import { putSetupCode } from '@/lib/db/queries/setup-code/put-setup-code';
import { dropFailures } from '@/lib/db/queries/sign-in-failure/drop-failures';
import type { AuthContext } from '../context';
import { SETUP_ATTEMPTS } from '../sign-in/attempts';
import { hashSetupCode, makeSetupCode } from './setup-code';

/**
 * While nobody has an account: makes a new one-time code, instead of any before it, and counts wrong ones anew.
 * @returns the code to print in the terminal (only its hash is kept), or undefined when somebody has an account.
 */
export async function ensureSetupCode(ctx: AuthContext): Promise<string | undefined> {
  const code = makeSetupCode();
  return ctx.database.transaction(async (trx) => {
    // Written before looking: its row is what setups that run at the same moment wait for.
    await putSetupCode(trx, hashSetupCode(code), ctx.clock.now());
    if (await hasAccount(trx)) {
      await dropSetupCode(trx);
      return undefined;
    }
    await dropFailures(trx, { email: SETUP_ATTEMPTS });
    return code;
  });
}
