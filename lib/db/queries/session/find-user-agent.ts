import type { Queryable } from '../../database';

/** What the browser of a session said it was when it signed in; null where it said nothing. */
export async function findUserAgent(db: Queryable, sessionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('session')
    .select('user_agent')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row?.user_agent ?? null;
}
