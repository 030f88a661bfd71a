import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { mergeFigures, packFigures, unpackFigures, type Figures } from '../../packed-figures';

export interface PackedBlock {
  tier: number;
  block: number;
  /** How many slots a block of the tier has. */
  slots: number;
  /** Of which queues, in their order. */
  series: readonly number[];
}

/**
 * Moves what lies open of a block into a row for each queue, to what is packed of it already. Whoever reads finds it in one of the two.
 * To be called in a transaction.
 */
export async function packBlock(trx: Queryable, support: DialectSupport, of: PackedBlock): Promise<void> {
  // Who packs the same queues elsewhere waits, and finds what was packed here.
  const held = trx.selectFrom('history_series').select('id').where('id', 'in', of.series).orderBy('id');
  if (support.rowLocks) await held.forUpdate().execute();
  const blocks = new Map<number, Map<number, Figures>>();
  for (const { series, figures } of await packedOf(trx, of)) blocks.set(series, unpackFigures(figures));
  for (const { tier: _, slot, series, ...figures } of await taken(trx, of)) {
    const block = blocks.get(series) ?? new Map<number, Figures>();
    blocks.set(series, block);
    const place = slot - of.block * of.slots;
    const before = block.get(place);
    block.set(place, before === undefined ? figures : mergeFigures(before, figures));
  }
  if (blocks.size === 0) return;
  const rows = [...blocks].map(([series, figures]) => ({ series, figures: packFigures(figures) }));
  await trx
    .insertInto('packed_history')
    .values(rows.map((row) => ({ tier: of.tier, block: of.block, ...row })))
    .onConflict((conflict) =>
      conflict.columns(['tier', 'block', 'series']).doUpdateSet({ figures: sql.ref('excluded.figures') }),
    )
    .execute();
}

function packedOf(trx: Queryable, { tier, block, series }: PackedBlock) {
  return trx
    .selectFrom('packed_history')
    .select(['series', 'figures'])
    .where('tier', '=', tier)
    .where('block', '=', block)
    .where('series', 'in', series)
    .execute();
}

/** Every slot is named, so that each is looked up with the queues and not read of all of them. */
function taken(trx: Queryable, { tier, block, slots, series }: PackedBlock) {
  const named = Array.from({ length: slots }, (_, place) => block * slots + place);
  return trx
    .deleteFrom('queue_history')
    .where('tier', '=', tier)
    .where('slot', 'in', named)
    .where('series', '>=', series[0] ?? 0)
    .where('series', '<=', series.at(-1) ?? 0)
    .returningAll()
    .execute();
}
