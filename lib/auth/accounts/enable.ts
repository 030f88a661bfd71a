import type { AuthActContext } from '../context';
import { changeAccount } from './change-account';

/**
 * Lets a disabled account sign in again; its ended sessions stay ended.
 * @throws AppError `not-found`.
 */
export async function enableAccount(ctx: AuthActContext, id: string): Promise<void> {
  await changeAccount(ctx, id, { verb: 'account.enable', values: { disabled_at: null }, takesAdmin: false });
}
