import { z } from 'zod';
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

/** `data` holds a 0 for each record here (record-scanner.ts). */
const shape = z.looseObject({ job_uuid: z.string().nullish(), data: z.array(z.literal(0)).nullish() });

/** Seconds: from 2001 to 2096. Anything else in `timestamp` is not a time we dare to show. */
const plausibleSeconds = z.coerce.number().int().min(1_000_000_000).max(4_000_000_000);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the body of a process call as it comes, in the memory of its largest record. Never throws. */
export class ProcessAnswerReader {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private readonly scanner = new RecordScanner({
    onRecord: (record) => this.addRecord(record),
    onList: () => this.beginList(),
  });
  private isBroken = false;
  private count = 0;
  private firstBad: number | null = null;
  private oldestSeconds: number | null = null;

  push(bytes: Uint8Array): void {
    if (!this.isBroken) this.scanner.push(bytes);
  }

  /** The answer, once the whole body was pushed. */
  end(): ProcessAnswer {
    if (this.isBroken) return unreadable('the body is not complete JSON');
    const object = readObject(this.scanner.end());
    if (object.kind !== 'object') return object;
    const error = readError(object.value);
    if (error !== null) {
      const alsoJob = isJobUuid(object.value['job_uuid']);
      return alsoJob ? unreadable('the body holds both an error and a Job UUID') : error;
    }
    const parsed = shape.safeParse(object.value);
    const where = parsed.success ? null : (parsed.error.issues[0]?.path.join('.') ?? '');
    if (where !== null) return unreadable(`"${where}" is not of the expected type`);
    const data = parsed.data?.data;
    if (this.firstBad !== null && data !== null && data !== undefined)
      return unreadable(`"data.${this.firstBad}" is not of the expected type`);
    return this.judge(parsed.data?.job_uuid, data);
  }

  private judge(jobUuid: string | null | undefined, data: readonly 0[] | null | undefined): ProcessAnswer {
    if (jobUuid === undefined && data === undefined)
      return unreadable('it has neither "job_uuid" nor "data"');
    const count = data?.length ?? 0;
    if (jobUuid === undefined || jobUuid === null || jobUuid === '') {
      return count === 0 ? { kind: 'empty' } : unreadable('it has records but no Job UUID to finish them by');
    }
    if (!isJobUuid(jobUuid)) return unreadable('"job_uuid" is not a UUID');
    if (count === 0) return { kind: 'uuid-only', jobUuid };
    const oldestTriggeredAt = this.oldestSeconds === null ? null : this.oldestSeconds * 1000;
    return { kind: 'job', jobUuid, recordCount: count, oldestTriggeredAt };
  }

  private beginList(): void {
    this.count = 0;
    this.firstBad = null;
    this.oldestSeconds = null;
  }

  private addRecord({ bytes }: ScannedRecord): void {
    if (this.isBroken) return;
    const text = this.decoder.decode(bytes);
    let record: unknown;
    try {
      record = JSON.parse(text);
    } catch {
      this.isBroken = true;
      return;
    }
    if (isObject(record)) this.noteRecord(record);
    else this.firstBad ??= this.count;
    this.count += 1;
  }

  private noteRecord(record: Readonly<Record<string, unknown>>): void {
    const seconds = plausibleSeconds.safeParse(record['timestamp']);
    if (!seconds.success) return;
    if (this.oldestSeconds === null || seconds.data < this.oldestSeconds) this.oldestSeconds = seconds.data;
  }
}

/** Reads the whole stored body of a process call. Never throws. */
export function readProcessAnswer(bytes: Uint8Array): ProcessAnswer {
  const reader = new ProcessAnswerReader();
  reader.push(bytes);
  return reader.end();
}
