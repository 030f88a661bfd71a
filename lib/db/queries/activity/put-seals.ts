import { sql } from 'kysely';
import type { Database, Queryable } from '../../database';

export interface Seal {
  id: number;
  sequence: number;
  chain: string;
}

/**
 * Gives entries their places in the chain, in one statement.
 * @returns how many had none before; fewer than asked means that somebody else sealed meanwhile.
 */
export async function putSeals(
  trx: Queryable,
  support: Database['support'],
  seals: readonly Seal[],
): Promise<number> {
  const rows = sql.join(
    seals.map(
      ({ id, sequence, chain }) =>
        sql`(${support.wholeNumber(id)}, ${support.wholeNumber(sequence)}, ${chain})`,
    ),
  );
  // The plus keeps SQLite from walking the index of everything that is not sealed yet, once for each batch.
  const result = await sql`
    with seal (id, sequence, chain) as (values ${rows})
    update activity set sequence = seal.sequence, chain = seal.chain
    from seal where activity.id = seal.id and +activity.sequence is null
  `.execute(trx);
  return Number(result.numAffectedRows ?? 0n);
}
