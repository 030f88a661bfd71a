import { z } from 'zod';
import type { AlertRow } from '@/lib/fluxx/rest';

/** What is asked of any site's `alert` model (domain.md). */
export const ALERT_COLUMNS = [
  'id',
  'name',
  'model_controller_type',
  'alert_trigger_type',
  'alert_enabled',
  'extra_fields',
  'queue_uuid',
] as const;

/** And what a built-in site only tells (docs/decisions/0006). */
export const SAMPLED_COLUMNS = [
  ...ALERT_COLUMNS,
  'total_queued_records',
  'total_processing_records',
  'oldest_queued_at',
  'total_entered',
  'total_taken',
  'total_finished',
  'open_job_uuid',
  'open_job_opened_at',
] as const;

const count = z.number().int().nonnegative().nullable().catch(null).default(null);
/** Text, or a number where a site writes a name as one. */
const wording = z
  .union([z.string(), z.number().transform(String)])
  .transform((text) => text.trim() || null)
  .nullable()
  .catch(null)
  .default(null);

/** `true`, `1`, `"1"`, `"true"` and their opposites; anything else is not known. */
const flag = z
  .union([z.boolean(), z.number(), z.string()])
  .transform((value) => FLAGS.get(String(value).toLowerCase()) ?? null)
  .nullable()
  .catch(null)
  .default(null);
const FLAGS = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['false', false],
  ['0', false],
  ['no', false],
]);

/** A list, a list written as JSON text, or names with commas between them. */
const names = z
  .union([z.array(z.unknown()), z.string().transform(splitNames)])
  .transform((list) => list.filter((one): one is string => typeof one === 'string' && one !== ''))
  .catch([])
  .default([]);

function splitNames(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return text.split(',').map((name) => name.trim());
  }
}

/** Tolerant on purpose: a real site may leave out or rename anything but the Queue UUID. */
const alertRow = z.object({
  name: wording,
  model_controller_type: wording,
  alert_trigger_type: wording,
  alert_enabled: flag,
  extra_fields: names,
  queue_uuid: z.string().trim().min(1).max(200),
  total_queued_records: count,
  total_processing_records: count,
  oldest_queued_at: wording,
  total_entered: count,
  total_taken: count,
  total_finished: count,
  open_job_uuid: wording,
  open_job_opened_at: wording,
});

/** One queue as its site tells it. Null is what the site did not say. */
export interface QueueFacts {
  queueUuid: string;
  name: string;
  model: string | null;
  triggerType: string | null;
  enabled: boolean | null;
  extraFields: readonly string[];
  queued: number | null;
  processing: number | null;
  /** Epoch milliseconds. */
  oldestTriggeredAt: number | null;
  enteredTotal: number | null;
  takenTotal: number | null;
  finishedTotal: number | null;
  /** The job that stands open there, whoever took it (`openedAt` in epoch milliseconds). Null: none. Undefined: the site tells no jobs. */
  openJob: { jobUuid: string; openedAt: number } | null | undefined;
}

/** Reads the rows of a site's `alert` model; a row without a Queue UUID is not an API alert and is left out. */
export function readQueueFacts(rows: readonly AlertRow[]): QueueFacts[] {
  return rows.flatMap((row) => {
    const parsed = alertRow.safeParse(row);
    return parsed.success ? [toFacts(parsed.data)] : [];
  });
}

function toFacts(row: z.infer<typeof alertRow>): QueueFacts {
  return {
    queueUuid: row.queue_uuid,
    name: row.name ?? row.queue_uuid,
    model: row.model_controller_type,
    triggerType: row.alert_trigger_type,
    enabled: row.alert_enabled,
    extraFields: row.extra_fields,
    queued: row.total_queued_records,
    processing: row.total_processing_records,
    oldestTriggeredAt: row.oldest_queued_at === null ? null : epochMs(row.oldest_queued_at),
    enteredTotal: row.total_entered,
    takenTotal: row.total_taken,
    finishedTotal: row.total_finished,
    openJob: openJobOf(row),
  };
}

/** A site that tells how many records are processing tells their job too; one that does not is not asked about jobs. */
function openJobOf(row: z.infer<typeof alertRow>): QueueFacts['openJob'] {
  if (row.total_processing_records === null) return undefined;
  const openedAt = row.open_job_opened_at === null ? null : epochMs(row.open_job_opened_at);
  return row.open_job_uuid === null || openedAt === null ? null : { jobUuid: row.open_job_uuid, openedAt };
}

function epochMs(text: string): number | null {
  const value = Date.parse(text);
  return Number.isNaN(value) ? null : value;
}
