import type { FieldDefinition, ModelDefinition } from '@/lib/domain/field-types';
import { findField } from '@/lib/domain/find-field';
import { quoteInput } from '@/lib/domain/quote-input';
import type { ModelCatalog } from '../models/load-models';

/** A value to read of each record: an own field, or one of the record that an own field points to. */
export interface Column {
  /** As the caller named it, and the key it is given out under: `program_organization_id.name`. */
  name: string;
  field: string;
  related: { model: ModelDefinition; field: string } | null;
}

export type PlannedColumn = { ok: true; column: Column } | { ok: false; message: string };

/** Reads the name of a column: own, or one relation deep. */
export function planColumn(name: string, model: ModelDefinition, catalog: ModelCatalog): PlannedColumn {
  const [own = '', related, ...deeper] = name.split('.');
  const field = findField(model, own);
  if (field === undefined) return noField(model, own);
  if (related === undefined) return { ok: true, column: { name, field: own, related: null } };
  const target = deeper.length === 0 ? targetOf(field, catalog) : undefined;
  if (target === undefined)
    return { ok: false, message: `${quoteInput(name)} does not lead one relation deep to a model.` };
  if (findField(target, related) === undefined) return noField(target, related);
  return { ok: true, column: { name, field: own, related: { model: target, field: related } } };
}

/** The columns of names that were checked when they were stored; one that leads nowhere any more is always empty. */
export function planStoredColumns(
  names: readonly string[],
  model: ModelDefinition,
  catalog: ModelCatalog,
): Column[] {
  return names.map((name) => {
    const planned = planColumn(name, model, catalog);
    return planned.ok ? planned.column : { name, field: name, related: null };
  });
}

function targetOf(field: FieldDefinition, catalog: ModelCatalog): ModelDefinition | undefined {
  return field.relation === null ? undefined : catalog.models.get(field.relation);
}

function noField(model: ModelDefinition, name: string): PlannedColumn {
  return { ok: false, message: `The field ${quoteInput(name)} does not exist on ${model.name}.` };
}
