import type { Row } from '@/lib/db/schema';
import { AnswerSize } from '../limits/answer-size';

/** What of an entry stands in the payload. */
export type PayloadEntry = Pick<Row<'engine_queue_entry'>, 'triggered_at' | 'record_id'>;

const TICK_MS = 1000;

/**
 * The answer of a process call, byte for byte in the shape of the source document's example. `timestamp` is when the trigger
 * fired, in epoch seconds.
 * @param table as in the key: `requests`. @param recordData JSON text by record id.
 * @throws AppError `too-large`
 */
export function writePayload(
  jobUuid: string,
  table: string,
  entries: readonly PayloadEntry[],
  recordData: ReadonlyMap<number, string>,
): string {
  const tableJson = JSON.stringify(table);
  const size = new AnswerSize();
  let text = `{"job_uuid":"${jobUuid}","data":[`;
  for (const [index, entry] of entries.entries()) {
    const id = entry.record_id;
    const timestamp = Math.floor(entry.triggered_at / TICK_MS);
    // A record that was triggered many times stands in it as often.
    const data = recordData.get(id) ?? 'null';
    size.add(data);
    text += `${index === 0 ? '' : ','}{"timestamp":${timestamp},"identity":${id},"recordData":${data},`;
    text += `"key":{"timestamp":${timestamp},"table":${tableJson},"idColumns":["id"],"id":[${id}]}}`;
  }
  return `${text}]}`;
}

/** The answer of a process call that names no job, or a job without its records. */
export function writeWithoutRecords(jobUuid: string | null): string {
  return JSON.stringify({ job_uuid: jobUuid, data: [] });
}
