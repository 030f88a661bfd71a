import { createHash, type Hash } from 'node:crypto';
import { makeZip } from 'client-zip';
import type { Row } from '@/lib/db/schema';
import type { ConsoleContext } from '../context';
import { readBody } from '../ledger/read-body';
import { isHeld } from './held-payload';

interface Entry {
  round?: number;
  jobUuid: string;
  jobId: string;
  state: string;
  openedAt: string;
  finishedAt: string | null;
  records: number | null;
  cleared: number | null;
  /** Null when the payload is not stored; `note` says why. */
  file: string | null;
  bytes: number | null;
  /** As it was when the site answered. */
  sha256: string | null;
  /** Of the file in this archive, when values were erased from it since. */
  sha256AfterErasure?: string;
  note?: string;
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/**
 * The payloads of jobs as one ZIP file, each as its original bytes, and at the end `manifest.json` with their Job UUIDs,
 * counts and hashes. Written as it is sent: nothing is put together in memory or on disk. Every payload's hash is taken
 * again on the way.
 */
export function archiveOf(
  ctx: ConsoleContext,
  jobs: AsyncIterable<Row<'job'> & { round?: number }> | Iterable<Row<'job'> & { round?: number }>,
  about: Readonly<Record<string, unknown>>,
): ReadableStream<Uint8Array> {
  return makeZip(files());

  async function* files() {
    const entries: Entry[] = [];
    for await (const job of jobs) {
      const entry = toEntry(job);
      entries.push(entry);
      if (entry.file === null || job.payload_call_id === null) continue;
      const hash = createHash('sha256');
      const lastModified = new Date(job.opened_at);
      yield { name: entry.file, lastModified, input: hashed(readBody(ctx, job.payload_call_id), hash) };
      noteHash(entry, hash.digest('hex'), job);
    }
    const input = `${JSON.stringify({ ...about, jobs: entries }, null, 2)}\n`;
    yield { name: 'manifest.json', lastModified: new Date(ctx.clock.now()), input };
  }
}

function toEntry(job: Row<'job'> & { round?: number }): Entry {
  const prefix = job.round === undefined ? '' : `${String(job.round).padStart(4, '0')}-`;
  return {
    ...(job.round === undefined ? {} : { round: job.round }),
    jobUuid: job.job_uuid,
    jobId: job.id,
    state: job.state,
    openedAt: new Date(job.opened_at).toISOString(),
    finishedAt: iso(job.finished_at),
    records: job.record_count,
    cleared: job.clear_count,
    file: isHeld(job) ? `payloads/${prefix}${job.job_uuid.replaceAll(/[^\w-]/g, '')}.json` : null,
    bytes: job.payload_bytes,
    sha256: job.payload_sha256,
    ...(job.purged_at === null ? {} : { note: `The payload was removed on ${iso(job.purged_at)}.` }),
  };
}

function noteHash(entry: Entry, sha256: string, job: Row<'job'>): void {
  if (sha256 === job.payload_sha256) return;
  entry.sha256AfterErasure = sha256;
  entry.note =
    job.erased_at === null
      ? 'The stored bytes do not have the hash that was recorded: they were damaged.'
      : `Values were erased on ${iso(job.erased_at)}, so the bytes differ from the original.`;
}

async function* hashed(pieces: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}
