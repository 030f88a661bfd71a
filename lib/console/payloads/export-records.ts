import { readPayload as parsePayload } from '@/lib/domain/payload/records';
import type { ConsoleContext } from '../context';
import { csvHead, csvLines } from '../csv';
import type { HeldJob } from './held-payload';
import { payloadIndex } from './payload-index';
import { scanRecords } from './scan-records';

/** Jobs in the order they are written, read as they are needed. */
export type Jobs = AsyncIterable<HeldJob> | Iterable<HeldJob>;

/** Rows written at once. */
const BATCH = 200;

/** The records of jobs as they stand in the payloads, one a line; line breaks between tokens become spaces, no digit changes. */
export async function* recordsAsNdjson(ctx: ConsoleContext, jobs: Jobs): AsyncGenerator<Uint8Array> {
  for await (const job of jobs) {
    let lines: Buffer[] = [];
    for await (const { bytes } of scanRecords(ctx, job.payload_call_id)) {
      lines.push(oneLine(bytes));
      if (lines.length < BATCH) continue;
      yield Buffer.concat(lines);
      lines = [];
    }
    yield Buffer.concat(lines);
  }
}

/** JSON has no raw line break within a text: whatever stands there is between tokens. */
function oneLine(bytes: Uint8Array): Buffer {
  const line = Buffer.from(bytes);
  for (const [index, byte] of line.entries()) if (byte === 0x0a || byte === 0x0d) line[index] = 0x20;
  return Buffer.concat([line, Buffer.of(0x0a)]);
}

const FIXED = ['job_uuid', 'number', 'identity', 'timestamp', 'id'] as const;

/** The fields of all these jobs, in the order they first occur. */
export async function fieldsOf(ctx: ConsoleContext, jobs: Jobs): Promise<string[]> {
  const fields = new Set<string>();
  for await (const job of jobs) {
    const index = await payloadIndex(ctx, { callId: job.payload_call_id, version: job.erased_at });
    for (const field of index.fields) fields.add(field);
  }
  return [...fields];
}

/**
 * The records of jobs as CSV (RFC 4180), a column for each field. Numbers are written digit by digit. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); a number never does.
 */
export async function* recordsAsCsv(
  ctx: ConsoleContext,
  jobs: Jobs,
  fields: readonly string[],
): AsyncGenerator<Uint8Array> {
  yield csvHead([...FIXED, ...fields]);
  for await (const job of jobs) {
    let rows: unknown[][] = [];
    let number = 0;
    for await (const { bytes } of scanRecords(ctx, job.payload_call_id)) {
      number += 1;
      rows.push(toCsvRow(job.job_uuid, number, Buffer.from(bytes).toString(), fields));
      if (rows.length < BATCH) continue;
      yield Buffer.from(csvLines(rows));
      rows = [];
    }
    yield Buffer.from(csvLines(rows));
  }
}

function toCsvRow(jobUuid: string, number: number, text: string, fields: readonly string[]): unknown[] {
  const [record] = parsePayload(`{"data":[${text}]}`)?.records ?? [];
  const data = record?.recordData ?? {};
  const entry = asObject(record?.raw);
  return [
    jobUuid,
    number,
    entry['identity'],
    entry['timestamp'],
    data['id'],
    ...fields.map((field) => data[field]),
  ];
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
