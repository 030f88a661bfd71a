import type { Row } from '@/lib/db/schema';
import type { AlertConfig } from '@/lib/domain/alert-config';
import { writeFilter } from '@/lib/domain/filter/write';
import { writeJson } from '@/lib/db/json';
import type { CompiledAlert } from '../triggers/load-alerts';

/** An alert as verbs give it. */
export interface Alert extends AlertConfig {
  id: number;
  queueUuid: string;
  /** The model's name. */
  model: string;
  createdAt: number;
  updatedAt: number;
  version: number;
}

export function toAlert(row: Row<'engine_alert'>, compiled: CompiledAlert): Alert {
  const { model, ...config } = compiled;
  return {
    ...config,
    model: model.name,
    queueUuid: row.queue_uuid,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The settings as they are stored. */
export function toAlertColumns(config: AlertConfig) {
  return {
    name: config.name,
    trigger_type: config.triggerType,
    filter_json: config.filter.conditions.length === 0 ? null : writeJson(writeFilter(config.filter)),
    transition_states_json: writeJson(config.transitionStates),
    trigger_fields_json: writeJson(config.triggerFields),
    extra_fields_json: writeJson(config.extraFields),
    enabled: config.enabled ? 1 : 0,
  };
}

/** What the activity log keeps of an alert's settings. */
export function toAuditDetail(config: AlertConfig) {
  return { ...toAlertColumns(config), enabled: config.enabled };
}
