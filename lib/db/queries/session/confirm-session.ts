import type { Queryable } from '../../database';

/** Notes that whoever has a session has proved who they are. @returns false when it was ended meanwhile. */
export async function confirmSessionRow(trx: Queryable, id: string, at: number): Promise<boolean> {
  const result = await trx
    .updateTable('session')
    .set({ confirmed_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
