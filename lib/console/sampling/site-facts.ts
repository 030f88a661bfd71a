import { z } from 'zod';
import type { AlertRow } from '@/lib/fluxx/rest';

/** What is asked of a site's `alert` model. The last six are told by a built-in site only (docs/decisions/0006). */
export const SAMPLED_COLUMNS = [
  'id',
  'name',
  'model_controller_type',
  'alert_trigger_type',
  'alert_enabled',
  'extra_fields',
  'queue_uuid',
  'total_queued_records',
  'total_processing_records',
  'oldest_queued_at',
  'total_entered',
  'total_taken',
  'total_finished',
] as const;

const count = z.number().int().nonnegative().nullable().catch(null).default(null);
const wording = z.string().nullable().catch(null).default(null);

/** Tolerant on purpose: a real site may leave out or rename anything but the Queue UUID. */
const alertRow = z.object({
  name: wording,
  model_controller_type: wording,
  alert_trigger_type: wording,
  alert_enabled: z.boolean().nullable().catch(null).default(null),
  extra_fields: z.array(z.string()).catch([]).default([]),
  queue_uuid: z.string().min(1),
  total_queued_records: count,
  total_processing_records: count,
  oldest_queued_at: wording,
  total_entered: count,
  total_taken: count,
  total_finished: count,
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
  };
}

function epochMs(text: string): number | null {
  const value = Date.parse(text);
  return Number.isNaN(value) ? null : value;
}
