import type { FieldValues, ModelDefinition } from '@/lib/domain/field-types';

/** Fields that name a record, best first; the parts of a person's name go together. */
const NAMING: readonly (readonly string[])[] = [
  ['name'],
  ['title'],
  ['first_name', 'last_name'],
  ['project_title'],
  ['legal_name'],
  ['login'],
  ['email'],
  ['base_request_id'],
  ['request_type_identifier'],
];
const LONGEST = 120;

/** What people call a record, by its own values; null when nothing in it names it. */
export function recordTitle(values: FieldValues): string | null {
  for (const fields of NAMING) {
    const parts = fields.map((field) => values[field]).filter((part) => typeof part === 'string');
    const title = parts.join(' ').trim();
    if (title !== '') return title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title;
  }
  return null;
}

/** The fields that recordTitle reads and the model has; a search by name looks at these. */
export function namingFields(model: ModelDefinition): string[] {
  const names = new Set(model.fields.map((field) => field.name));
  return NAMING.flat().filter((field) => names.has(field));
}
