import { v1 as uuidv1 } from 'uuid';

/** How a site behaves where the protocol leaves it open (domain.md, the table of undocumented situations). */
export interface SiteBehaviour {
  /** Process while a job is outstanding. */
  outstanding: 'redeliver' | 'uuid-only' | 'refuse' | 'second-job';
  /** Process with nothing queued. */
  empty: 'null' | 'no-data' | 'fresh-uuid';
  /** Finish of a job already finished. */
  finishAgain: 'same' | 'not-found' | 'zero';
}

export const DEFAULT_BEHAVIOUR: SiteBehaviour = {
  outstanding: 'redeliver',
  empty: 'null',
  finishAgain: 'same',
};

export interface FakeAnswer {
  status: number;
  body: unknown;
}

interface FakeJob {
  uuid: string;
  entries: readonly object[];
  finished: boolean;
}

const BATCH = 1000;

/** One queue of the fake site, with everything that ever happened to its records. */
export class FakeQueue {
  private queued: number[] = [];
  readonly jobs: FakeJob[] = [];
  private nextId = 9_007_199_254_740_993n;
  /** A long text that every record taken from now on carries. */
  note = '';

  /** Queues records with ids past 2^53, as text, so that a rounded id shows. @returns their ids. */
  add(count: number): string[] {
    const first = this.queued.length;
    const from = Number(this.nextId - 9_007_199_254_740_993n);
    this.queued.push(...Array.from({ length: count }, (_, index) => from + index));
    this.nextId += BigInt(count);
    return this.queued.slice(first).map(idOf);
  }

  get waiting(): number {
    return this.queued.length;
  }

  get open(): readonly FakeJob[] {
    return this.jobs.filter((job) => !job.finished);
  }

  process(behaviour: SiteBehaviour, limit = BATCH): FakeAnswer {
    const [open] = this.open;
    if (open !== undefined && behaviour.outstanding !== 'second-job') return outstanding(open, behaviour);
    if (this.queued.length === 0) return nothing(behaviour);
    return { status: 200, body: answerOf(this.take(limit)) };
  }

  /** Takes records as an integration would that calls the site itself. */
  take(limit = BATCH): FakeJob {
    const timestamp = Math.floor(Date.now() / 1000);
    const entries = this.queued.splice(0, limit).map((id) => entryOf(id, timestamp, this.note));
    const job = { uuid: uuidv1(), entries, finished: false };
    this.jobs.push(job);
    return job;
  }

  finish(jobUuid: string, behaviour: SiteBehaviour): FakeAnswer {
    const job = this.jobs.find((one) => one.uuid === jobUuid);
    if (job === undefined) return notFound();
    const answer = { job_uuid: job.uuid, clear_count: job.entries.length };
    if (!job.finished || behaviour.finishAgain === 'same') {
      job.finished = true;
      return { status: 200, body: answer };
    }
    return behaviour.finishAgain === 'zero'
      ? { status: 200, body: { ...answer, clear_count: 0 } }
      : notFound();
  }
}

/** A number that JSON.stringify writes digit by digit: replaced in the text afterwards (server.ts). */
export function idOf(id: number): string {
  return (9_007_199_254_740_993n + BigInt(id)).toString();
}

function entryOf(id: number, timestamp: number, note: string): object {
  const number = `#${idOf(id)}#`;
  return {
    timestamp,
    identity: number,
    recordData: { id: number, title: 'A grant "quoted" \\ with é', ...(note !== '' && { note }) },
    key: { timestamp, table: 'requests', idColumns: ['id'], id: [number] },
  };
}

function outstanding(job: FakeJob, behaviour: SiteBehaviour): FakeAnswer {
  if (behaviour.outstanding === 'uuid-only') return { status: 200, body: { job_uuid: job.uuid, data: [] } };
  if (behaviour.outstanding === 'refuse') {
    return { status: 409, body: { error: { code: 409, message: 'A job is outstanding' } } };
  }
  return { status: 200, body: answerOf(job) };
}

function nothing({ empty }: SiteBehaviour): FakeAnswer {
  if (empty === 'fresh-uuid') return { status: 200, body: { job_uuid: uuidv1(), data: [] } };
  return { status: 200, body: empty === 'null' ? { job_uuid: null, data: [] } : { job_uuid: null } };
}

function answerOf(job: FakeJob): object {
  return { job_uuid: job.uuid, data: job.entries };
}

function notFound(): FakeAnswer {
  return { status: 404, body: { error: { code: 404, message: 'Not found' } } };
}
