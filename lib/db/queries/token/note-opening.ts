import type { Queryable } from '../../database';

/**
 * Notes that a kiosk link was opened, unless it was after a time already.
 * @returns whether it was noted; of many at once, one is.
 */
export async function noteOpening(
  trx: Queryable,
  opened: { tokenId: string; at: number; unlessAfter: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('token')
    .set({ last_opened_at: opened.at })
    .where('id', '=', opened.tokenId)
    .where((where) =>
      where.or([where('last_opened_at', 'is', null), where('last_opened_at', '<=', opened.unlessAfter)]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
