import type { Queryable } from '@/lib/db/database';
import { listAlertRows } from '@/lib/db/queries/engine-alert/list-alerts';
import { findOnce } from '@/lib/db/queries/engine-once/find-once';
import type { Row } from '@/lib/db/schema';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { siteCalendar } from '@/lib/domain/site-calendar';
import type { TriggerType } from '@/lib/domain/triggers';
import { explainSavedChange, type SavedChangeExplanation } from '@/lib/domain/explain-saved-change';
import type { EngineContext } from '../context';
import { loadCatalog, type SiteCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { compileAlert, type CompiledAlert } from '../triggers/load-alerts';
import { loadRelated } from '../triggers/load-related';
import { readChange, type HistoricChange } from './change-history';
import { queuedAlerts } from './list-record-changes';

/** What one alert made of a change. `explanation` is by the alert as it is now; null of a deletion, which triggers nothing. */
export interface AlertOnChange {
  alert: { id: number; name: string; triggerType: TriggerType; enabled: boolean };
  queued: boolean;
  /** The alert was made after the change. */
  madeSince: boolean;
  /** The alert was edited after the change, so it may have decided by something else. */
  editedSince: boolean;
  /** A One Time Filter alert whose sweep has queued the record, at any time. */
  sweptOnce: boolean;
  explanation: SavedChangeExplanation | null;
}

/**
 * Which alerts of the model a change queued its record for, and why the others did not.
 * @throws AppError `not-found` for the model or the change.
 */
export async function explainChange(
  ctx: EngineContext,
  record: { model: string; id: number },
  changeId: string,
): Promise<AlertOnChange[]> {
  const { kysely } = ctx.database;
  const site = await loadCatalog(ctx.database, kysely);
  const model = modelOf(site.catalog, record.model);
  const change = await readChange(kysely, model, record.id, changeId);
  const rows = (await listAlertRows(kysely)).filter((row) => row.model === model.name);
  const queuedBy = new Map(queuedAlerts(change.row, record.id).map((alert) => [alert.id, alert.version]));
  return Promise.all(
    rows.map(async (row) => {
      const alert = compileAlert(row, model, site.catalog);
      const isOnce = alert.triggerType === 'One Time Filter';
      const sweptOnce = isOnce && (await findOnce(kysely, row.id, [record.id])).has(record.id);
      const explanation = await explain(kysely, site, alert, change);
      return { ...factsOf(row, alert, change, queuedBy.get(row.id)), sweptOnce, explanation };
    }),
  );
}

/** By the days of the change, and by related records as they are now: what those were then is in their own logs. */
async function explain(
  db: Queryable,
  { catalog, settings }: SiteCatalog,
  alert: CompiledAlert,
  { row, before, after }: HistoricChange,
): Promise<SavedChangeExplanation | null> {
  if (after === null) return null;
  const calendar = siteCalendar(row.at, settings);
  const asked = { filter: prepareFilter(alert.filter, calendar), values: after };
  const related = await loadRelated(db, catalog, [asked], () => []);
  return explainSavedChange(alert, { before, after }, { calendar, related });
}

/** @param version the alert had when it queued the record; undefined when it did not. */
function factsOf(
  row: Row<'engine_alert'>,
  { id, name, triggerType, enabled }: CompiledAlert,
  { row: line }: HistoricChange,
  version: number | undefined,
): Omit<AlertOnChange, 'sweptOnce' | 'explanation'> {
  const isEdited = version === undefined ? row.updated_at > line.at : version !== row.version;
  return {
    alert: { id, name, triggerType, enabled },
    queued: version !== undefined,
    madeSince: row.created_at > line.at,
    editedSince: row.created_at <= line.at && isEdited,
  };
}
