import type { Queryable } from '@/lib/db/database';
import { listAlertCounts, type AlertCounts } from '@/lib/db/queries/engine-alert/list-alert-counts';
import { writeJson } from '@/lib/db/json';
import { AppError, type FieldProblem } from '@/lib/domain/errors';
import type { FieldValues } from '@/lib/domain/field-types';
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

/** The values of an alert that filters can ask about. */
export function alertValues(alert: Alert): FieldValues {
  return {
    id: alert.id,
    name: alert.name,
    alert_enabled: alert.enabled,
    alert_trigger_type: alert.triggerType,
    alert_output: ALERT_OUTPUT,
    queue_uuid: alert.queueUuid,
    model_controller_type: alert.model,
    created_at: toDatetime(alert.createdAt),
    updated_at: toDatetime(alert.updatedAt),
  };
}

/** Alerts as REST gives them; what stands in their queues is read only when a column asks for it. */
export async function toAlertEntries(
  db: Queryable,
  alerts: readonly Alert[],
  columns: readonly string[],
): Promise<RestEntry[]> {
  const ids = columns.some((name) => COUNTS.has(name)) ? alerts.map((alert) => alert.id) : [];
  const counts = await listAlertCounts(db, ids);
  return alerts.map((alert) => {
    const values: RestEntry = {
      ...alertValues(alert),
      ...lists(alert),
      ...countValues(counts.get(alert.id)),
    };
    const entry: RestEntry = {};
    for (const name of columns)
      if (values[name] !== null && values[name] !== undefined) entry[name] = values[name];
    return entry;
  });
}

function lists(alert: Alert): RestEntry {
  return {
    filter: alert.filter.conditions.length === 0 ? null : writeJson(writeFilter(alert.filter)),
    alert_transition_states: alert.transitionStates,
    trigger_fields: alert.triggerFields,
    extra_fields: alert.extraFields,
  };
}

function countValues(counts: AlertCounts | undefined): RestEntry {
  if (counts === undefined) return {};
  return {
    total_queued_records: counts.queued,
    total_processing_records: counts.open_job_records ?? 0,
    oldest_queued_at: datetimeOf(counts.oldest_queued_at),
    total_entered: counts.entered_total,
    total_taken: counts.taken_total,
    total_finished: counts.finished_total,
    open_job_uuid: counts.open_job_uuid,
    open_job_opened_at: datetimeOf(counts.open_job_opened_at),
  };
}

function datetimeOf(epochMs: number | null): string | null {
  return epochMs === null ? null : toDatetime(epochMs);
}
