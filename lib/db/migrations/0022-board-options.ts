import type { Kysely } from 'kysely';

/** What a kiosk link says about its board: title, sites, time per page, theme. */
export async function addBoardOptions(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('token').addColumn('board_json', 'text').execute();
}
