import type { RecordModelView } from '@/lib/domain/api/records';

export type RecordField = RecordModelView['fields'][number];

/** `program_organization_id` as people write it: "Program organization". The exact name stands beside it where it matters. */
export function fieldLabel({ name, relation }: Pick<RecordField, 'name' | 'relation'>): string {
  const bare = relation === null ? name : name.replace(/_id$/, '');
  const words = bare.replaceAll('_', ' ');
  return name === 'id' ? 'ID' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** `in_review`: "In review". */
export function stateLabel(state: string): string {
  const words = state.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Fields the site writes itself, which no form offers. */
export const BY_THE_SITE: ReadonlySet<string> = new Set(['id', 'created_at', 'updated_at']);

const FIRST = new Set(['id', 'name', 'title', 'first_name', 'last_name', 'email', 'project_title']);
const MOST_COLUMNS = 8;

/** The columns of a list nobody has chosen any for: what names a record, its state, what it belongs to, an amount, a date. */
export function usualColumns(model: RecordModelView): string[] {
  const names = (test: (field: RecordField) => boolean, most: number) =>
    model.fields
      .filter(test)
      .slice(0, most)
      .map((field) => field.name);
  const chosen = [
    ...names(({ name }) => FIRST.has(name), 4),
    ...names(({ name }) => name === 'state' && model.states.length > 0, 1),
    ...names(
      ({ name }) => /^(program_organization|request|organization|organization_payee)_id$/.test(name),
      2,
    ),
    ...names(({ type }) => type === 'decimal', 2),
    ...names(({ name, type }) => type === 'text' && /(^|_)(summary|description)$/.test(name), 1),
    ...names(({ name }) => name === 'city', 1),
  ];
  return [...new Set(chosen)].slice(0, MOST_COLUMNS - 1).concat('updated_at');
}

/** The states a record may move into from this one, in the order of the workflow. */
export function movesFrom(model: RecordModelView, state: string): string[] {
  const allowed = model.transitions === undefined ? model.states : (model.transitions[state] ?? []);
  return model.states.filter((next) => next !== state && allowed.includes(next));
}
