import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { useAuditKey } from '@/lib/audit/audit-key';
import { beginChain } from '@/lib/audit/begin-chain';
import { chainEntry, NO_CHAIN, signEntry } from '@/lib/audit/proof';
import type { Settings } from '@/lib/config/settings';
import { exportActivity } from '@/lib/console/activity/export-activity';
import { getAct } from '@/lib/console/activity/get-act';
import { listActs } from '@/lib/console/activity/list-acts';
import type { ActContext } from '@/lib/console/context';
import { openDatabase, type Database } from '@/lib/db/database';
import { migrateDatabase } from '@/lib/db/migrate';
import { activityQuery } from '@/lib/domain/api/activity-inputs';
import { ledgerContext } from '@/lib/testing/fake-site/ledger-context';
import { runOnPostgres } from '@/lib/testing/postgres-admin';
import { startPostgres } from '@/lib/testing/postgres-server';
import { root } from '../bin/root';
import { markedKey } from '@/lib/testing/canary';
import { compare, median, type Comparison } from './report';

const KEY = Buffer.from(markedKey('9'), 'hex');
const BEGUN = Date.UTC(2024, 0, 1);
const BATCH = 1_000;
const ROUNDS = 7;
const VERBS = ['queue.process', 'job.finish', 'session.create', 'payload.download', 'record.save'] as const;

interface Log {
  ctx: ActContext;
  settings: Settings['database'];
  entries: number;
}

/** What an admin does with the log, beside the same in one of a hundredth. */
const ASKED: readonly { what: string; ask: (log: Log) => Promise<unknown> }[] = [
  // First: an export writes an entry of its own, which no server chains here.
  { what: '`audit verify`, with the start of the program', ask: verify },
  { what: 'first page', ask: ({ ctx }) => listActs(ctx, activityQuery.parse({})) },
  {
    what: 'page in the middle',
    ask: ({ ctx, entries }) =>
      listActs(ctx, activityQuery.parse({ before: `${BEGUN + (entries / 2) * 1000}-${entries / 2}` })),
  },
  {
    what: 'one act of one person in a month',
    ask: ({ ctx }) =>
      listActs(ctx, activityQuery.parse({ actor: 'person:account-7', verb: 'job.finish', from: BEGUN })),
  },
  {
    what: 'about one queue',
    ask: ({ ctx }) => listActs(ctx, activityQuery.parse({ target: 'queue:queue-3' })),
  },
  {
    what: 'outcome that is rare',
    ask: ({ ctx }) => listActs(ctx, activityQuery.parse({ outcome: 'failed' })),
  },
  { what: 'text that is rare', ask: ({ ctx }) => listActs(ctx, activityQuery.parse({ search: 'needle' })) },
  { what: 'one entry by its link', ask: ({ ctx, entries }) => getAct(ctx, Math.floor(entries / 3)) },
  { what: 'first bytes of an export', ask: firstBytes },
];

/** The log of so many entries beside one of a hundredth, on both databases. */
export async function compareActivity(entries: number): Promise<Comparison[]> {
  const postgres = await startPostgres();
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-bench-'));
  try {
    const lines: Comparison[] = [];
    for (const kind of ['sqlite', 'postgres'] as const) {
      const open = async (name: string, count: number): Promise<Log> => {
        if (kind === 'sqlite') return fill({ kind, file: path.join(folder, `${name}.db`) }, count);
        await runOnPostgres(`${postgres.baseUrl}/postgres`, `create database ${name}`);
        return fill({ kind, url: `${postgres.baseUrl}/${name}` }, count);
      };
      lines.push(...(await compareLogs(await open('many', entries), await open('few', entries / 100))));
    }
    return lines;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareLogs(many: Log, few: Log): Promise<Comparison[]> {
  const lines: Comparison[] = [];
  for (const { what, ask } of ASKED) {
    const ours: number[] = [];
    const peer: number[] = [];
    const rounds = ask === verify ? 1 : ROUNDS;
    for (let round = 0; round < rounds; round += 1) {
      peer.push(await timeOf(few, ask));
      ours.push(await timeOf(many, ask));
    }
    const told = `${what}: of ${many.entries} acts | of ${few.entries}, ${many.settings.kind}`;
    lines.push(compare({ what: told, ours: median(ours), peer: median(peer), unit: 'ms', target: null }));
    console.log(told, median(ours).toFixed(1), median(peer).toFixed(1));
  }
  await Promise.all([many, few].map(({ ctx }) => ctx.database.close()));
  return lines;
}

async function timeOf(log: Log, ask: (log: Log) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await ask(log);
  return performance.now() - began;
}

async function firstBytes({ ctx }: Log): Promise<void> {
  const { stream } = await exportActivity(ctx, { ...activityQuery.parse({}), format: 'ndjson' });
  const reader = stream.getReader();
  await reader.read();
  await reader.cancel();
}

/** By the command line, in a process of its own, whose memory is printed beside the table. */
async function verify({ settings, entries }: Log): Promise<void> {
  const tellMemory = `data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))`;
  const words = ['--import', 'tsx', '--import', tellMemory, 'bin/cli.ts', 'audit', 'verify', '--json'];
  const secrets = { AUDIT_KEY: KEY.toString('hex'), ENCRYPTION_KEY: KEY.toString('hex') };
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...secrets,
      NEXTAUTH_SECRET: KEY.toString('hex'),
      DATABASE_URL: settings.kind === 'sqlite' ? `file:${settings.file}` : settings.url,
    },
  });
  const [said, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  if (!said.includes('"ok":true')) throw new Error(`The log was not whole: ${said}${errors}`);
  const megabytes = Math.round(Number(/(\d+)\s*$/.exec(errors)?.[1]) / 1024);
  console.log(`audit verify of ${entries} acts on ${settings.kind}: ${megabytes} MB at most`);
}

async function fill(settings: Settings['database'], entries: number): Promise<Log> {
  const database = openDatabase(settings);
  await migrateDatabase(database, '', BEGUN);
  useAuditKey(database.kysely, KEY);
  await beginChain(database, KEY, BEGUN);
  let chain = NO_CHAIN;
  for (let made = 0; made < entries; made += BATCH) chain = await insertBatch(database, made, chain);
  if (settings.kind === 'postgres') {
    await sql`select setval(pg_get_serial_sequence('activity', 'id'), ${entries})`.execute(database.kysely);
    await sql`vacuum analyze activity`.execute(database.kysely);
  }
  return { ctx: ledgerContext(database), settings, entries };
}

/** Writes entries as they are once they were signed and chained. @returns the last link */
async function insertBatch(database: Database, made: number, before: string): Promise<string> {
  let chain = before;
  const rows = Array.from({ length: BATCH }, (_, index) => {
    const id = made + index + 1;
    const act = actOf(id);
    const signature = signEntry(KEY, uuidv7(), act);
    chain = chainEntry(KEY, chain, { ...act, id, sequence: id, signature });
    return { ...act, id, sequence: id, signature, chain };
  });
  await database.kysely.insertInto('activity').values(rows).execute();
  return chain;
}

function actOf(id: number) {
  return {
    at: BEGUN + id * 1000,
    actor_kind: 'person',
    actor_id: `account-${id % 30}`,
    actor_name: `Person ${id % 30}`,
    address: '198.51.100.7',
    verb: VERBS[id % VERBS.length] ?? VERBS[0],
    target_kind: 'queue',
    target_id: `queue-${id % 40}`,
    target_name: `Queue ${id % 40}`,
    outcome: id % 5_000 === 0 ? 'failed' : 'done',
    detail_json: JSON.stringify({ recordCount: id % 1000, note: id === 3_000 ? 'needle' : 'as shown' }),
    correlation_id: uuidv7(),
  };
}
