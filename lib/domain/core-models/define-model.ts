import type { FieldDefinition, FieldType, ModelDefinition } from '@/lib/domain/field-types';

/** A core model as a compact table: its columns' types and, for those that point elsewhere, the model they point to. */
interface ModelFacts {
  name: string;
  table: string;
  label: string;
  states: readonly string[];
  columns: Readonly<Record<string, FieldType>>;
  relations: Readonly<Record<string, string>>;
}

/** Spells a core model out. Its fields keep the order of `columns`; none of them is custom. */
export function defineModel({ columns, relations, ...model }: ModelFacts): ModelDefinition {
  const fields = Object.entries(columns).map(([name, type]): FieldDefinition => ({
    name,
    type,
    relation: relations[name] ?? null,
    custom: false,
  }));
  return { ...model, fields };
}
