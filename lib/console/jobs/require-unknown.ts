import type { Queryable } from '@/lib/db/database';
import { findCall } from '@/lib/db/queries/call/find-call';
import { AppError } from '@/lib/domain/errors';

/** Refuses to reconcile a call that is settled by now. @throws AppError `conflict` */
export async function requireUnknown(trx: Queryable, callId: string): Promise<void> {
  const call = await findCall(trx, callId);
  if (call?.state === 'unknown') return;
  throw new AppError('conflict', 'The outcome of this call is known by now. Nothing was called. Look again.');
}
