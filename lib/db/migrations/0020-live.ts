import { sql, type Kysely } from 'kysely';
import type { DialectSupport, NotedChange } from '../dialect/support';

/**
 * The change table of the live feed, and the triggers that write it. Triggers, so that a change is noted in its own transaction and none
 * can be forgotten by the code that makes it. What merely ages, or is renewed by a heartbeat, is no change.
 */
export async function createLiveChanges(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  const table = db.schema
    .createTable('live_change')
    .addColumn('id', support.identityType, support.identity)
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull());
  await table.execute();
  // A first row, so that there always is a newest one.
  await sql`insert into live_change (topic, key, at) values ('overview', '', ${support.now})`.execute(db);
  for (const change of NOTED) await support.noteChange(db, change);
}

function differs(...columns: readonly string[]): string {
  return columns.map((name) => `old.${name} is distinct from new.${name}`).join(' or ');
}

const COUNTS = differs(
  'queued',
  'queued_basis',
  'processing',
  'processing_basis',
  'oldest_triggered_at',
  'problem',
);
/** Of a real site a count is observed by a call and not every few seconds, so its moment is news. */
const OBSERVED = `(new.queued_basis <> 'exact' and ${differs('queued_at')})`;
/** What is noted about a job afterwards, by itself: nobody sees it. What undoes it comes with a change that is seen. */
const JOB_NOTED = `(new.indexed_at is not null and ${differs('indexed_at')})
  or (new.duration_counted = 1 and ${differs('duration_counted')})`;
const SAMPLE_DATA = `new.name = 'sample-data'`;
const SAMPLED_AT = `new.name like 'sampled-at:%'`;
/** What every person may, or must have first. */
const FOR_EVERYBODY = `new.name in ('viewers-see-payloads', 'second-factor')`;

const NOTED: readonly NotedChange[] = [
  { table: 'queue', act: 'insert', topic: 'queue', key: 'new.id' },
  { table: 'queue', act: 'update', topic: 'queue', key: 'new.id' },
  { table: 'queue', act: 'delete', topic: 'queue', key: 'old.id' },
  { table: 'queue_reading', act: 'insert', topic: 'queue', key: 'new.queue_id' },
  {
    table: 'queue_reading',
    act: 'update',
    when: `${COUNTS} or ${OBSERVED}`,
    topic: 'queue',
    key: 'new.queue_id',
  },
  { table: 'queue_lock', act: 'insert', topic: 'ledger', key: 'new.queue_id' },
  { table: 'queue_lock', act: 'delete', topic: 'ledger', key: 'old.queue_id' },
  {
    table: 'call',
    act: 'update',
    when: differs('state', 'outcome', 'job_id', 'inferred', 'erased_at', 'purged_at'),
    topic: 'ledger',
    key: 'new.queue_id',
  },
  { table: 'job', act: 'insert', topic: 'ledger', key: 'new.queue_id' },
  { table: 'job', act: 'update', when: `not (${JOB_NOTED})`, topic: 'ledger', key: 'new.queue_id' },
  { table: 'drain', act: 'insert', topic: 'drain', key: 'new.queue_id' },
  {
    table: 'drain',
    act: 'update',
    when: differs('state', 'step', 'rounds', 'records', 'cleared', 'open_job_id', 'reason'),
    topic: 'drain',
    key: 'new.queue_id',
  },
  { table: 'site', act: 'insert', topic: 'site', key: 'new.id' },
  {
    table: 'site',
    act: 'update',
    when: differs('name', 'kind', 'problem', 'archived_at'),
    topic: 'site',
    key: 'new.id',
  },
  { table: 'setting', act: 'insert', when: SAMPLE_DATA, topic: 'overview', key: `''` },
  { table: 'setting', act: 'update', when: SAMPLE_DATA, topic: 'overview', key: `''` },
  { table: 'setting', act: 'insert', when: SAMPLED_AT, topic: 'read', key: 'substr(new.name, 12)' },
  { table: 'setting', act: 'update', when: SAMPLED_AT, topic: 'read', key: 'substr(new.name, 12)' },
  { table: 'setting', act: 'insert', when: FOR_EVERYBODY, topic: 'access', key: `''` },
  { table: 'setting', act: 'update', when: FOR_EVERYBODY, topic: 'access', key: `''` },
  { table: 'token_queue', act: 'insert', topic: 'queue', key: 'new.queue_id' },
  { table: 'token_queue', act: 'update', topic: 'queue', key: 'new.queue_id' },
  {
    table: 'token',
    act: 'update',
    when: `new.kind = 'gateway' and (${differs('name', 'revoked_at', 'expires_at')})`,
    topic: 'token',
    key: 'new.id',
  },
  {
    table: 'token',
    act: 'update',
    when: `new.kind = 'api' and (${differs('role', 'revoked_at', 'expires_at')})`,
    topic: 'access',
    key: 'new.id',
  },
  { table: 'account', act: 'update', when: differs('role', 'disabled_at'), topic: 'access', key: 'new.id' },
  { table: 'second_factor', act: 'delete', topic: 'access', key: 'old.account_id' },
  { table: 'openid_provider', act: 'update', when: differs('passwords_allowed'), topic: 'access', key: `''` },
  { table: 'openid_provider', act: 'delete', topic: 'access', key: `''` },
  { table: 'session', act: 'update', when: differs('revoked_at'), topic: 'access', key: 'new.account_id' },
];
