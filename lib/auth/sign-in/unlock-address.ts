import { recordAct } from '@/lib/audit/record';
import { dropFailures } from '@/lib/db/queries/sign-in-failure/drop-failures';
import { dropTokenFailure } from '@/lib/db/queries/token-failure/drop-token-failure';
import { networkOf } from '@/lib/domain/network-of';
import type { AuthActContext } from '../context';

/**
 * Lets a network address that sent too many wrong passwords or tokens try again at once.
 * @returns what it is counted under: itself, or the /64 of an IPv6 address.
 */
export async function unlockAddress(ctx: AuthActContext, address: string): Promise<string> {
  const network = networkOf(address);
  await ctx.database.transaction(async (trx) => {
    await dropFailures(trx, { address: network });
    await dropTokenFailure(trx, { address: network });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'address.unlock',
      target: { kind: 'address', id: network, name: network },
      outcome: 'done',
    });
  });
  return network;
}
