import type { Queryable } from '@/lib/db/database';
import { listUnknownCalls } from '@/lib/db/queries/call/list-unknown-calls';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';

/** Refuses while a call that `matters` has an unknown outcome. @throws AppError `call-unknown` */
export async function refuseWhileUnknown(
  trx: Queryable,
  queueId: string,
  matters: (call: Row<'call'>) => boolean,
): Promise<void> {
  const unknown = (await listUnknownCalls(trx, [queueId])).find(matters);
  if (unknown === undefined) return;
  throw new AppError(
    'call-unknown',
    `What came of the ${unknown.verb} call that ${unknown.actor_name} made is not known. Nothing was called now. Reconcile that call first.`,
  );
}
