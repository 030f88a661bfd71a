import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Where a change stands among all of its record: later saves have higher sets, later changes in one save higher versions. */
export interface ChangePlace {
  setId: number;
  version: number;
}

export type LoggedChange = Row<'engine_change'> &
  Pick<Row<'engine_change_set'>, 'at' | 'actor_kind' | 'actor_name' | 'source'>;

interface RecordName {
  model: string;
  id: number;
}

/** Records of one line at most: how far before a record a line that covers it can begin. */
export const LONGEST_RUN = 1000;

/** The changes of one record, newest first: those older than `before`, at most `limit`. */
export async function listChanges(
  db: Queryable,
  record: RecordName,
  { before, limit }: { before: ChangePlace | null; limit: number },
): Promise<LoggedChange[]> {
  let own = ownLines(db, record);
  if (before !== null)
    own = own.where((eb) =>
      eb.or([
        eb('engine_change.set_id', '<', before.setId),
        eb('engine_change.set_id', '=', before.setId).and('engine_change.version', '<', before.version),
      ]),
    );
  const runs = await sharedLines(db, record);
  return newestFirst([
    ...(await own.limit(limit).execute()),
    ...runs.filter((row) => isBefore(row, before)),
  ]).slice(0, limit);
}

/** The changes of one record from `from` on, that one too, newest first. */
export async function listChangesSince(
  db: Queryable,
  record: RecordName,
  from: ChangePlace,
): Promise<LoggedChange[]> {
  const own = await ownLines(db, record)
    .where((eb) =>
      eb.or([
        eb('engine_change.set_id', '>', from.setId),
        eb('engine_change.set_id', '=', from.setId).and('engine_change.version', '>=', from.version),
      ]),
    )
    .execute();
  const runs = await sharedLines(db, record);
  return newestFirst([...own, ...runs.filter((row) => !isBefore(row, from))]);
}

function ownLines(db: Queryable, { model, id }: RecordName) {
  return lines(db)
    .where('engine_change.model', '=', model)
    .where('engine_change.record_id', '=', id)
    .orderBy('engine_change.set_id', 'desc')
    .orderBy('engine_change.version', 'desc');
}

/** Lines that begin at an earlier record and cover this one too; the index of such lines holds no others. */
async function sharedLines(db: Queryable, { model, id }: RecordName): Promise<LoggedChange[]> {
  return lines(db)
    .where('engine_change.model', '=', model)
    .where('engine_change.record_id', '>', id - LONGEST_RUN)
    .where('engine_change.record_id', '<', id)
    .whereRef('engine_change.last_record_id', '>', 'engine_change.record_id')
    .where('engine_change.last_record_id', '>=', id)
    .execute();
}

function lines(db: Queryable) {
  return db
    .selectFrom('engine_change')
    .innerJoin('engine_change_set', 'engine_change_set.id', 'engine_change.set_id')
    .selectAll('engine_change')
    .select([
      'engine_change_set.at',
      'engine_change_set.actor_kind',
      'engine_change_set.actor_name',
      'engine_change_set.source',
    ]);
}

function isBefore(row: LoggedChange, place: ChangePlace | null): boolean {
  if (place === null) return true;
  return row.set_id < place.setId || (row.set_id === place.setId && row.version < place.version);
}

function newestFirst(rows: LoggedChange[]): LoggedChange[] {
  return rows.toSorted((one, other) => other.set_id - one.set_id || other.version - one.version);
}
