import { isIP } from 'node:net';
import { recordAct } from '@/lib/audit/record';
import { dropFailures } from '@/lib/db/queries/sign-in-failure/drop-failures';
import { dropTokenFailure } from '@/lib/db/queries/token-failure/drop-token-failure';
import { AppError } from '@/lib/domain/errors';
import { networkOf } from '@/lib/domain/network-of';
import { quoteInput } from '@/lib/domain/quote-input';
import type { AuthActContext } from '../context';

/**
 * Lets a network address that sent too many wrong passwords or tokens try again at once.
 * @param address one of IPv6 also as it is told, with the /64 it is counted under.
 * @returns what it is counted under: itself, or the /64 of an IPv6 address.
 * @throws AppError `invalid` for what is no address: its lock would stay, and be said to be lifted.
 */
export async function unlockAddress(ctx: AuthActContext, address: string): Promise<string> {
  const network = networkNamed(address);
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

function networkNamed(text: string): string {
  const [address = '', bits] = text.trim().split('/', 2);
  const family = isIP(address);
  if (family !== 0 && (bits === undefined || (family === 6 && bits === '64'))) return networkOf(address);
  throw new AppError(
    'invalid',
    `${quoteInput(text)} is no network address. Nothing was changed: give one such as 198.51.100.7, 2001:db8::7 or 2001:db8::/64.`,
  );
}
