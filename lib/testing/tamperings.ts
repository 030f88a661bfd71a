import { sql } from 'kysely';
import type { Database } from '@/lib/db/database';
import type { ActivityTable } from '@/lib/db/tables/activity';

/** One way to tamper, at a place in the log (0 to 1). @returns whether anything was changed. */
type Tampering = (database: Database, place: number) => Promise<boolean>;

async function idAt(database: Database, place: number): Promise<number> {
  const rows = await database.kysely.selectFrom('activity').select('id').orderBy('id').execute();
  return rows[Math.floor(place * rows.length)]?.id ?? 0;
}

/** All that an entry says; one that is added to the table has to be added here. */
const COLUMNS: Record<
  Exclude<keyof ActivityTable, 'id' | 'at' | 'signature' | 'sequence' | 'chain'>,
  true
> = {
  actor_kind: true,
  actor_id: true,
  actor_name: true,
  verb: true,
  target_kind: true,
  target_id: true,
  target_name: true,
  outcome: true,
  detail_json: true,
  address: true,
  correlation_id: true,
};

/** One column of one entry. */
function edit(column: string): Tampering {
  return async (database, place) => {
    const id = await idAt(database, place);
    await sql`update activity set ${sql.ref(column)} = 'tampered' where id = ${id}`.execute(database.kysely);
    return true;
  };
}

/** What somebody who can write the database, and has taken its rules away, can do to the activity log. */
export const TAMPERINGS: Record<string, Tampering> = {
  ...Object.fromEntries(Object.keys(COLUMNS).map((column) => [`an edit of ${column}`, edit(column)])),
  async time(database, place) {
    await sql`update activity set at = at + 1 where id = ${await idAt(database, place)}`.execute(
      database.kysely,
    );
    return true;
  },
  async delete(database, place) {
    await sql`delete from activity where id = ${await idAt(database, place)}`.execute(database.kysely);
    return true;
  },
  async cutEnd(database, place) {
    await sql`delete from activity where id >= ${await idAt(database, place)}`.execute(database.kysely);
    return true;
  },
  async cutBeginning(database, place) {
    await sql`delete from activity where id <= ${await idAt(database, place * 0.6)}`.execute(database.kysely);
    return true;
  },
  async empty(database) {
    await sql`delete from activity`.execute(database.kysely);
    return true;
  },
  async copy(database, place) {
    const id = await idAt(database, place);
    await sql`drop index activity_signature`.execute(database.kysely);
    await sql`
      insert into activity (at, actor_kind, actor_id, actor_name, address, verb, target_kind, target_id, target_name, outcome, detail_json, correlation_id, signature)
      select at, actor_kind, actor_id, actor_name, address, verb, target_kind, target_id, target_name, outcome, detail_json, correlation_id, signature
      from activity where id = ${id}`.execute(database.kysely);
    return true;
  },
  async insert(database) {
    await sql`insert into activity (at, actor_kind, actor_name, verb, outcome, detail_json) values (5, 'person', 'Nobody', 'job.finish', 'done', '{}')`.execute(
      database.kysely,
    );
    return true;
  },
  async insertSigned(database, place) {
    await sql`insert into activity (at, actor_kind, actor_name, verb, outcome, detail_json, signature) values (5, 'person', 'Nobody', 'job.finish', 'done', '{}', ${`forged ${place}`})`.execute(
      database.kysely,
    );
    return true;
  },
  async swap(database, place) {
    const [one, other] = await database.kysely
      .selectFrom('activity')
      .select(['id', 'sequence', 'chain'])
      .where('id', '>=', await idAt(database, place * 0.5))
      .orderBy('id')
      .limit(2)
      .execute();
    if (one === undefined || other === undefined) return false;
    await sql`drop index activity_sequence`.execute(database.kysely);
    await sql`update activity set sequence = ${other.sequence}, chain = ${other.chain} where id = ${one.id}`.execute(
      database.kysely,
    );
    await sql`update activity set sequence = ${one.sequence}, chain = ${one.chain} where id = ${other.id}`.execute(
      database.kysely,
    );
    return true;
  },
  async renumber(database, place) {
    await sql`update activity set id = ${100_000 + Math.floor(place * 100)} where id = ${await idAt(database, place)}`.execute(
      database.kysely,
    );
    return true;
  },
  async forgeCheckpoint(database, place) {
    const id = await idAt(database, place);
    const row = await database.kysely
      .selectFrom('activity')
      .select(['sequence', 'chain'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await sql`insert into activity_checkpoint (sequence, chain, removed, unsigned_to, at, signature) values (${row.sequence}, ${row.chain}, 1, 0, 5, 'x')`.execute(
      database.kysely,
    );
    await sql`delete from activity where id <= ${id}`.execute(database.kysely);
    return true;
  },
  async letUnsignedIn(database) {
    await sql`update activity_checkpoint set unsigned_to = 1000`.execute(database.kysely);
    return true;
  },
  /** As if the log were from before there were signatures, for the next start to let in. */
  async forgeBeginning(database, place) {
    const id = await idAt(database, place);
    await sql`update activity set actor_name = 'Nobody' where id = ${id}`.execute(database.kysely);
    await sql`update activity set signature = null, sequence = null, chain = null`.execute(database.kysely);
    await sql`delete from activity_checkpoint`.execute(database.kysely);
    return true;
  },
  async forgetCheckpoints(database) {
    await sql`delete from activity_checkpoint`.execute(database.kysely);
    return true;
  },
};
