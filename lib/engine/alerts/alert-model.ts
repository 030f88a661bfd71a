import type { FieldDefinition, FieldType, ModelDefinition } from '@/lib/domain/field-types';

const FIELDS: Readonly<Record<string, FieldType>> = {
  id: 'integer',
  name: 'string',
  alert_enabled: 'boolean',
  alert_trigger_type: 'string',
  alert_output: 'string',
  queue_uuid: 'string',
  model_controller_type: 'string',
  created_at: 'datetime',
  updated_at: 'datetime',
};

/** What REST calls `alert`, for filters: the fields of alerts that hold a single value. */
export const ALERT_MODEL: ModelDefinition = {
  name: 'alert',
  table: 'alerts',
  label: 'API alert',
  states: [],
  fields: Object.entries(FIELDS).map(([name, type]): FieldDefinition => ({
    name,
    type,
    relation: null,
    custom: false,
  })),
};

/** The columns of an alert, all given when none are asked for. */
export const ALERT_COLUMNS = [
  ...Object.keys(FIELDS),
  'filter',
  'alert_transition_states',
  'trigger_fields',
  'extra_fields',
] as const;

/** What stands in its queue; given only when asked for by name. Read-only, and told by the built-in site alone (docs/decisions/0006). */
export const COUNT_COLUMNS = [
  'total_queued_records',
  'total_processing_records',
  'oldest_queued_at',
  'total_entered',
  'total_taken',
  'total_finished',
  'open_job_uuid',
  'open_job_opened_at',
] as const;
