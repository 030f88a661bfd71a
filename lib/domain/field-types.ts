/**
 * Field types and values of the built-in site's records.
 * A value is kept in its canonical form: text as it is; integer as a safe JavaScript integer; float as a finite number;
 * decimal as plain text without exponent ("15000.5"), so that no money passes through a float; boolean; date as "2026-11-24";
 * datetime as ISO 8601 UTC with milliseconds ("2026-11-24T09:30:00.000Z"); null when empty.
 */
export const FIELD_TYPES = [
  'string',
  'text',
  'integer',
  'float',
  'decimal',
  'boolean',
  'date',
  'datetime',
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];
export type FieldValue = string | number | boolean | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface FieldDefinition {
  name: string;
  type: FieldType;
  /** The model this field points to by id, when it is a relation. */
  relation: string | null;
  /** Added by an admin of this site, not one of Fluxx's own. */
  custom: boolean;
}

export interface ModelDefinition {
  /** Singular key, as in REST and alerts: `grant_request`. */
  name: string;
  /** As in a poll payload's key: `requests`. */
  table: string;
  label: string;
  fields: readonly FieldDefinition[];
  /** Workflow states in order; empty when the model has no workflow. The first is a new record's unless it says otherwise. */
  states: readonly string[];
  /** The moves allowed between states (lib/domain/workflow); left out, every move is. */
  transitions?: Transitions;
}

/** Finds a model of the site by its name. */
export type ResolveModel = (name: string) => ModelDefinition | undefined;

/** By the state that is left, the states a record may move into; a state that is not in it is never left. */
export type Transitions = Readonly<Record<string, readonly string[]>>;
