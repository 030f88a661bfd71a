import { countHeldJobs, listHeldJobs, type JobWithQueue } from '@/lib/db/queries/job/list-held-jobs';
import { findQueueSite } from '@/lib/db/queries/queue/find-queue-site';
import type { FindByTextInput } from '@/lib/domain/api/payload-inputs';
import type { FoundByText } from '@/lib/domain/api/payloads';
import {
  holdsWords,
  mayHoldWords,
  readRecord,
  wordsOf,
  type RecordValues,
} from '@/lib/domain/payload/record-row';
import type { ActContext, ConsoleContext } from '../context';
import { toFoundJob } from './found-job';
import { isHeld } from './held-payload';
import { recordTaking } from './record-taking';
import { scanRecords } from './scan-records';
import { openCursor, sealCursor } from './search-cursor';

/** A part of the search ends after either, so that progress is seen and a cancel is heard. */
const PART_MS = 1500;
const PART_MATCHES = 100;
const AROUND = 60;

/**
 * Looks for words in the stored payloads, job by job from the oldest: each is opened and read, so this takes as long as there
 * is to read. It answers what a second or two brought, and a cursor to go on; whoever stops asking has cancelled it.
 */
export async function findByText(ctx: ActContext, input: FindByTextInput): Promise<FoundByText> {
  const words = wordsOf(input.text);
  let after = openCursor(ctx, input);
  if (after === undefined) await recordSearch(ctx, input);
  const { kysely } = ctx.database;
  const found: FoundByText = {
    matches: [],
    searchedJobs: 0,
    searchedBytes: 0,
    totalJobs: await countHeldJobs(kysely, input),
    cursor: null,
  };
  const endAt = performance.now() + PART_MS;
  while (performance.now() < endAt && found.matches.length < PART_MATCHES) {
    const [job] = await listHeldJobs(kysely, { ...input, after, limit: 1 });
    if (job === undefined) return found;
    await searchJob(ctx, { job, words, found });
    found.searchedJobs += 1;
    found.searchedBytes += job.payload_bytes ?? 0;
    after = job.id;
  }
  return { ...found, cursor: sealCursor(ctx, input, after ?? '') };
}

/** What was looked for is not written down: it is somebody's name more often than not. */
async function recordSearch(ctx: ActContext, { text, queueId, from, to }: FindByTextInput): Promise<void> {
  const queue = queueId === undefined ? undefined : await findQueueSite(ctx.database.kysely, queueId);
  await recordTaking(ctx, {
    verb: 'payload.search',
    ...(queue === undefined || queueId === undefined
      ? {}
      : { target: { kind: 'queue', id: queueId, name: queue.queueName } }),
    detail: { length: text.length, from: from ?? null, to: to ?? null },
  });
}

async function searchJob(
  ctx: ConsoleContext,
  { job, words, found }: { job: JobWithQueue; words: readonly string[]; found: FoundByText },
): Promise<void> {
  if (!isHeld(job)) return;
  const decoder = new TextDecoder();
  let number = 0;
  for await (const { bytes } of scanRecords(ctx, job.payload_call_id)) {
    number += 1;
    const text = decoder.decode(bytes);
    if (!mayHoldWords(text, words)) continue;
    const record = readRecord(text);
    if (!holdsWords(record, words)) continue;
    found.matches.push({
      ...toFoundJob(job),
      number,
      recordId: record.id,
      excerpt: excerptOf(record, words),
    });
  }
}

/** The value that holds the first of the words, cut around it. */
function excerptOf({ id, values }: RecordValues, [word = '']: readonly string[]): string {
  for (const [field, value] of Object.entries(values)) {
    const at = value?.toLowerCase().indexOf(word) ?? -1;
    if (value === null || at === -1) continue;
    const from = Math.max(0, at - AROUND);
    const to = at + word.length + AROUND;
    return `${field}: ${from > 0 ? '…' : ''}${value.slice(from, to)}${to < value.length ? '…' : ''}`;
  }
  return `id: ${id ?? ''}`;
}
