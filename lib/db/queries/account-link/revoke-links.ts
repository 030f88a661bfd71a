import type { Queryable } from '../../database';

/** Which links: one; those for an address (of one kind); an account's own resets; or those that somebody made. */
export type WhichLinks =
  | { id: string }
  | { kind: 'invitation'; email: string }
  | { kind: 'reset'; accountId: string }
  | { madeById: string };

/** Takes links back that nobody used yet. @returns how many. */
export async function revokeLinks(trx: Queryable, which: WhichLinks, at: number): Promise<number> {
  const update = trx
    .updateTable('account_link')
    .set({ revoked_at: at })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null);
  const chosen =
    'id' in which
      ? update.where('id', '=', which.id)
      : 'madeById' in which
        ? update.where('created_by_id', '=', which.madeById)
        : 'email' in which
          ? update.where('kind', '=', which.kind).where('email', '=', which.email)
          : update.where('kind', '=', which.kind).where('account_id', '=', which.accountId);
  const result = await chosen.executeTakeFirst();
  return Number(result.numUpdatedRows);
}
