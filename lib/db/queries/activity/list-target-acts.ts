import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface ActsAsked {
  kind: string;
  id: string;
  verb: string;
  limit: number;
}

/** The newest acts of one verb on one thing, newest first. */
export async function listTargetActs(db: Queryable, asked: ActsAsked): Promise<Row<'activity'>[]> {
  return db
    .selectFrom('activity')
    .selectAll()
    .where('target_kind', '=', asked.kind)
    .where('target_id', '=', asked.id)
    .where('verb', '=', asked.verb)
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();
}
