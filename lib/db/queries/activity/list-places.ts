import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const bySignature = keptQuery((db, { signatures }: { signatures: readonly string[] }) =>
  db.selectFrom('activity').select(['signature', 'sequence']).where('signature', 'in', signatures),
);

/** The place in the chain of each entry that is there, by its signature; null where it has none yet. */
export async function listPlaces(
  db: Queryable,
  signatures: readonly string[],
): Promise<Map<string, number | null>> {
  const rows = await bySignature.all(db, { signatures });
  return new Map(rows.map(({ signature, sequence }) => [signature ?? '', sequence]));
}
