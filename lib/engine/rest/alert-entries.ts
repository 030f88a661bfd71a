import type { Queryable } from '@/lib/db/database';
import { listAlertCounts, type AlertCounts } from '@/lib/db/queries/engine-alert/list-alert-counts';
import { writeJson } from '@/lib/db/json';
import { AppError, type FieldProblem } from '@/lib/domain/errors';
import type { FieldValue, FieldValues } from '@/lib/domain/field-types';
import { writeFilter } from '@/lib/domain/filter/write';
import { quoteInput } from '@/lib/domain/quote-input';
import { ALERT_OUTPUT } from '../alerts/alert-input';
import { ALERT_COLUMNS, COUNT_COLUMNS } from '../alerts/alert-model';
import type { Alert } from '../alerts/alert-view';
import { toDatetime } from '../records/record-values';
import type { RestEntry } from './list-answer';

const COUNTS = new Set<string>(COUNT_COLUMNS);
const KNOWN = new Set<string>([...ALERT_COLUMNS, ...COUNT_COLUMNS]);

/** @throws AppError `invalid` naming each column that does not exist. */
export function readAlertColumns(names: readonly string[] | undefined): readonly string[] {
  const problems = (names ?? []).flatMap((name, index): FieldProblem[] =>
    KNOWN.has(name)
      ? []
      : [{ path: `cols[${index}]`, message: `The field ${quoteInput(name)} does not exist on alert.` }],
  );
  const [first] = problems;
  if (first !== undefined) throw new AppError('invalid', `Nothing was done. ${first.message}`, { problems });
  return names ?? ALERT_COLUMNS;
}

/** What REST says of an alert, by column; made for the columns that are asked for alone, since a list may be of thousands. */
const OF_ALERT: Readonly<Record<string, (alert: Alert) => FieldValue>> = {
  id: (alert) => alert.id,
  name: (alert) => alert.name,
  alert_enabled: (alert) => alert.enabled,
  alert_trigger_type: (alert) => alert.triggerType,
  alert_output: () => ALERT_OUTPUT,
  queue_uuid: (alert) => alert.queueUuid,
  model_controller_type: (alert) => alert.model,
  created_at: (alert) => toDatetime(alert.createdAt),
  updated_at: (alert) => toDatetime(alert.updatedAt),
};

const LISTS: Readonly<Record<string, (alert: Alert) => unknown>> = {
  filter: ({ filter }) => (filter.conditions.length === 0 ? null : writeJson(writeFilter(filter))),
  alert_transition_states: (alert) => alert.transitionStates,
  trigger_fields: (alert) => alert.triggerFields,
  extra_fields: (alert) => alert.extraFields,
};

const OF_QUEUE: Readonly<Record<string, (counts: AlertCounts) => unknown>> = {
  total_queued_records: (counts) => counts.queued,
  total_processing_records: (counts) => counts.open_job_records ?? 0,
  oldest_queued_at: (counts) => datetimeOf(counts.oldest_queued_at),
  total_entered: (counts) => counts.entered_total,
  total_taken: (counts) => counts.taken_total,
  total_finished: (counts) => counts.finished_total,
  open_job_uuid: (counts) => counts.open_job_uuid,
  open_job_opened_at: (counts) => datetimeOf(counts.open_job_opened_at),
};

/** The values of an alert that filters can ask about. */
export function alertValues(alert: Alert): FieldValues {
  return Object.fromEntries(Object.entries(OF_ALERT).map(([name, of]) => [name, of(alert)]));
}

/** Alerts as REST gives them, without what is null; what stands in their queues is read only when a column asks for it. */
export async function toAlertEntries(
  db: Queryable,
  alerts: readonly Alert[],
  columns: readonly string[],
): Promise<RestEntry[]> {
  const ids = columns.some((name) => COUNTS.has(name)) ? alerts.map((alert) => alert.id) : [];
  const counts = await listAlertCounts(db, ids);
  return alerts.map((alert) => {
    const entry: RestEntry = {};
    const queue = counts.get(alert.id);
    for (const name of columns) {
      const value = OF_ALERT[name]?.(alert) ?? LISTS[name]?.(alert) ?? (queue && OF_QUEUE[name]?.(queue));
      if (value !== null && value !== undefined) entry[name] = value;
    }
    return entry;
  });
}

function datetimeOf(epochMs: number | null): string | null {
  return epochMs === null ? null : toDatetime(epochMs);
}
