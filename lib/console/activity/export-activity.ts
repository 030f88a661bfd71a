import { listActivity } from '@/lib/db/queries/activity/list-activity';
import type { Row } from '@/lib/db/schema';
import { actWords } from '@/lib/domain/activity/verbs';
import type { ActivityFilter, ActivityPlace } from '@/lib/domain/api/activity-inputs';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { toStream, type Export } from '../payloads/export-jobs';
import { csvHead, csvLines } from '../csv';
import { recordTaking } from '../payloads/record-taking';
import { toActView } from './act-view';
import { askedOf } from './list-acts';

/** Entries read and written at once. */
const BATCH = 500;

const COLUMNS = [
  'id',
  'time',
  'act',
  'verb',
  'outcome',
  'actor',
  'actor_kind',
  'actor_id',
  'address',
  'target',
  'target_kind',
  'target_id',
  'correlation_id',
  'sequence',
  'chain',
  'detail',
] as const;

/** Every entry a filter lets through, newest first, written as it is read. @throws AppError `forbidden` */
export async function exportActivity(
  ctx: ActContext,
  { format, ...filter }: ActivityFilter & { format: 'ndjson' | 'csv' },
): Promise<Export> {
  requireRole(ctx.actor, 'activity.export');
  const name = `activity-${new Date(ctx.clock.now()).toISOString().slice(0, 10)}`;
  await recordTaking(ctx, { verb: 'activity.export', detail: { format, filter } });
  const pieces = format === 'csv' ? asCsv(ctx, filter) : asNdjson(ctx, filter);
  return { name, format, stream: toStream(pieces) };
}

async function* asNdjson(ctx: ActContext, filter: ActivityFilter): AsyncGenerator<Uint8Array> {
  for await (const rows of batches(ctx, filter)) {
    const lines = rows.map((row) => {
      const { at, ...act } = toActView(row, true);
      return `${JSON.stringify({ time: new Date(at).toISOString(), ...act })}\n`;
    });
    yield Buffer.from(lines.join(''));
  }
}

async function* asCsv(ctx: ActContext, filter: ActivityFilter): AsyncGenerator<Uint8Array> {
  yield csvHead(COLUMNS);
  for await (const rows of batches(ctx, filter)) yield Buffer.from(csvLines(rows.map(toCsvRow)));
}

function toCsvRow(row: Row<'activity'>): unknown[] {
  return [
    row.id,
    new Date(row.at).toISOString(),
    actWords(row.verb, row.outcome),
    row.verb,
    row.outcome,
    row.actor_name,
    row.actor_kind,
    row.actor_id,
    row.address,
    row.target_name,
    row.target_kind,
    row.target_id,
    row.correlation_id,
    row.sequence,
    row.chain,
    row.detail_json,
  ];
}

async function* batches(ctx: ActContext, filter: ActivityFilter): AsyncGenerator<Row<'activity'>[]> {
  const { kysely, support } = ctx.database;
  for (let before: ActivityPlace | undefined; ;) {
    const asked = { ...askedOf(filter), searchesAll: true, before, limit: BATCH };
    const { rows, next } = await listActivity(kysely, support, asked);
    if (rows.length > 0) yield rows;
    if (next === null) return;
    before = next;
  }
}
