import { z } from 'zod';
import { isJobUuid } from './job-uuid';
import { readError, readObject, unreadable, type ErrorAnswer, type UnreadableAnswer } from './read-json';

/** What a process call answered, in every variant of domain.md's table. */
export type ProcessAnswer =
  /** A Job UUID with its records: new, or handed out again. */
  | { kind: 'job'; jobUuid: string; recordCount: number; oldestTriggeredAt: number | null }
  /** A Job UUID without records: an outstanding job named only, or a fresh UUID for nothing. */
  | { kind: 'uuid-only'; jobUuid: string }
  /** No job and no records. */
  | { kind: 'empty' }
  | ErrorAnswer
  | UnreadableAnswer;

const shape = z.looseObject({
  job_uuid: z.string().nullish(),
  data: z.array(z.looseObject({ timestamp: z.unknown().optional() })).nullish(),
});

/** Seconds: from 2001 to 2096. Anything else in `timestamp` is not a time we dare to show. */
const plausibleSeconds = z.coerce.number().int().min(1_000_000_000).max(4_000_000_000);

/** Reads the whole stored body of a process call. Never throws. */
export function readProcessAnswer(bytes: Uint8Array): ProcessAnswer {
  const object = readObject(bytes);
  if (object.kind !== 'object') return object;
  const error = readError(object.value);
  if (error !== null) {
    const alsoJob = isJobUuid(object.value['job_uuid']);
    return alsoJob ? unreadable('the body holds both an error and a Job UUID') : error;
  }
  const parsed = shape.safeParse(object.value);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return unreadable(`"${where}" is not of the expected type`);
  }
  return judge(parsed.data);
}

function judge({ job_uuid: jobUuid, data }: z.infer<typeof shape>): ProcessAnswer {
  if (jobUuid === undefined && data === undefined) return unreadable('it has neither "job_uuid" nor "data"');
  const records = data ?? [];
  if (jobUuid === undefined || jobUuid === null || jobUuid === '') {
    return records.length === 0
      ? { kind: 'empty' }
      : unreadable('it has records but no Job UUID to finish them by');
  }
  if (!isJobUuid(jobUuid)) return unreadable('"job_uuid" is not a UUID');
  if (records.length === 0) return { kind: 'uuid-only', jobUuid };
  return { kind: 'job', jobUuid, recordCount: records.length, oldestTriggeredAt: oldest(records) };
}

/** The oldest `timestamp` (epoch seconds) as epoch milliseconds; null when none can be read. */
function oldest(records: readonly { timestamp?: unknown }[]): number | null {
  let least: number | null = null;
  for (const { timestamp } of records) {
    const seconds = plausibleSeconds.safeParse(timestamp);
    if (seconds.success && (least === null || seconds.data < least)) least = seconds.data;
  }
  return least === null ? null : least * 1000;
}
