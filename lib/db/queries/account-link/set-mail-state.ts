import type { Queryable } from '../../database';

/** Writes down what became of the e-mail with a link. */
export async function setMailState(
  db: Queryable,
  id: string,
  { state, problem }: { state: 'sent' | 'failed'; problem: string | null },
): Promise<void> {
  await db
    .updateTable('account_link')
    .set({ mail_state: state, mail_problem: problem })
    .where('id', '=', id)
    .execute();
}
