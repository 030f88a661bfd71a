import { findCall } from '@/lib/db/queries/call/find-call';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';

/** A call of the ledger that must be there. */
export async function requireCall(ctx: ConsoleContext, callId: string): Promise<Row<'call'>> {
  const call = await findCall(ctx.database.kysely, callId);
  if (call === undefined) throw new AppError('internal', 'The call is not in the ledger.');
  return call;
}
