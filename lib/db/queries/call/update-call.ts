import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

type Change = Partial<Omit<Row<'call'>, 'id'>>;

const update = keptQuery((trx, { id, ...change }: Change & { id: string }) =>
  trx.updateTable('call').set(change).where('id', '=', id),
);

/** Writes what came of a call. */
export async function updateCall(trx: Queryable, callId: string, change: Change): Promise<void> {
  await update.run(trx, { ...change, id: callId });
}
