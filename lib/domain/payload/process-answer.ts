import { z } from 'zod';
import { glanceAtAnswer } from './glance';
import { isJobUuid } from './job-uuid';
import { readError, readObject, unreadable, type ErrorAnswer, type UnreadableAnswer } from './read-json';
import { RecordScanner, type ScannedRecord } from './record-scanner';

/** What a process call answered, in every variant of domain.md's table. */
export type ProcessAnswer =
  /** A Job UUID with its records: new, or handed out again. */
  | {
      kind: 'job';
      jobUuid: string;
      recordCount: number;
      oldestTriggeredAt: number | null;
    }
  /** A Job UUID without records: an outstanding job named only, or a fresh UUID for nothing. */
  | { kind: 'uuid-only'; jobUuid: string }
  /** No job and no records. */
  | { kind: 'empty' }
  | ErrorAnswer
  | UnreadableAnswer;

/** `data` is a list of anything here: what a record must be is told with its place (`RecordTally`). */
const shape = z.looseObject({ job_uuid: z.string().nullish(), data: z.array(z.unknown()).nullish() });

/** Seconds: from 2001 to 2096. Anything else in `timestamp` is not a time we dare to show. */
const plausibleSeconds = z.coerce.number().int().min(1_000_000_000).max(4_000_000_000);

const inMilliseconds = (seconds: number | null) => (seconds === null ? null : seconds * 1000);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the records of a list come to. */
class RecordTally {
  /** The place of the first that is no object. */
  firstBad: number | null = null;
  private count = 0;
  private oldestSeconds: number | null = null;

  get oldestTriggeredAt(): number | null {
    return inMilliseconds(this.oldestSeconds);
  }

  add(record: unknown): void {
    if (isObject(record)) this.noteTime(record['timestamp']);
    else this.firstBad ??= this.count;
    this.count += 1;
  }

  private noteTime(timestamp: unknown): void {
    const seconds = plausibleSeconds.safeParse(timestamp);
    if (!seconds.success) return;
    if (this.oldestSeconds === null || seconds.data < this.oldestSeconds) this.oldestSeconds = seconds.data;
  }
}

/** Reads the body of a process call as it comes, in the memory of its largest record. Never throws. */
export class ProcessAnswerReader {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private readonly scanner = new RecordScanner({
    onRecord: (record) => this.addRecord(record),
    onList: () => this.beginList(),
  });
  private isBroken = false;
  private tally = new RecordTally();

  push(bytes: Uint8Array): void {
    if (!this.isBroken) this.scanner.push(bytes);
  }

  /** The answer, once the whole body was pushed. */
  end(): ProcessAnswer {
    if (this.isBroken) return unreadable('the body is not complete JSON');
    return judge(this.scanner.end(), () => this.tally);
  }

  private beginList(): void {
    this.tally = new RecordTally();
  }

  private addRecord({ bytes }: ScannedRecord): void {
    if (this.isBroken) return;
    try {
      this.tally.add(JSON.parse(this.decoder.decode(bytes)));
    } catch {
      this.isBroken = true;
    }
  }
}

/**
 * Reads the whole body of a process call at once: several times as fast as piece by piece, in the memory of all its records. Never
 * throws.
 */
export function readProcessAnswer(bytes: Uint8Array): ProcessAnswer {
  const glance = glanceAtAnswer(bytes, (seconds) => plausibleSeconds.safeParse(seconds).success);
  if (glance !== null) {
    const { oldestSeconds, ...job } = glance;
    return { kind: 'job', ...job, oldestTriggeredAt: inMilliseconds(oldestSeconds) };
  }
  return judge(bytes, (records) => {
    const tally = new RecordTally();
    for (const record of records) tally.add(record);
    return tally;
  });
}

/** @param json the body, or its envelope (record-scanner.ts), whose list is as long as the body's. */
function judge(json: Uint8Array, tallyOf: (records: readonly unknown[]) => RecordTally): ProcessAnswer {
  const object = readObject(json);
  if (object.kind !== 'object') return object;
  const error = readError(object.value);
  if (error !== null) {
    const alsoJob = isJobUuid(object.value['job_uuid']);
    return alsoJob ? unreadable('the body holds both an error and a Job UUID') : error;
  }
  const parsed = shape.safeParse(object.value);
  if (!parsed.success) return ofUnexpectedType(parsed.error.issues[0]?.path.join('.') ?? '');
  const { job_uuid: jobUuid, data } = parsed.data;
  if (data === undefined || data === null) return judgeJob(jobUuid, data, null);
  const tally = tallyOf(data);
  if (tally.firstBad !== null) return ofUnexpectedType(`data.${tally.firstBad}`);
  return judgeJob(jobUuid, data, tally.oldestTriggeredAt);
}

function judgeJob(
  jobUuid: string | null | undefined,
  data: readonly unknown[] | null | undefined,
  oldestTriggeredAt: number | null,
): ProcessAnswer {
  if (jobUuid === undefined && data === undefined) return unreadable('it has neither "job_uuid" nor "data"');
  const recordCount = data?.length ?? 0;
  if (jobUuid === undefined || jobUuid === null || jobUuid === '') {
    return recordCount === 0
      ? { kind: 'empty' }
      : unreadable('it has records but no Job UUID to finish them by');
  }
  if (!isJobUuid(jobUuid)) return unreadable('"job_uuid" is not a UUID');
  if (recordCount === 0) return { kind: 'uuid-only', jobUuid };
  return { kind: 'job', jobUuid, recordCount, oldestTriggeredAt };
}

function ofUnexpectedType(where: string): ProcessAnswer {
  return unreadable(`"${where}" is not of the expected type`);
}
