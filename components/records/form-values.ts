import type { RecordModelView, RecordRowView } from '@/lib/domain/api/records';
import type { RecordValuesInput } from '@/lib/domain/api/record-inputs';
import type { FieldValue } from '@/lib/domain/field-types';
import { BY_THE_SITE, type RecordField } from './words';

/** What a form holds: text for every field, so that no digit passes through a number; empty text is an empty field. */
export type FormValues = Record<string, string>;

/** The fields a form offers; the state of a workflow has a place of its own once the record exists. */
export function formFields(model: RecordModelView, isNew: boolean): RecordField[] {
  return model.fields.filter(
    ({ name }) => !BY_THE_SITE.has(name) && (isNew || name !== 'state' || model.states.length === 0),
  );
}

export function toFormValues(fields: readonly RecordField[], values: RecordRowView['values']): FormValues {
  return Object.fromEntries(fields.map(({ name }) => [name, toText(values[name] ?? null)]));
}

function toText(value: FieldValue): string {
  return value === null ? '' : String(value);
}

/** The fields whose text is another than the one the form began with, as the server takes them. */
export function changedValues(before: FormValues, after: FormValues): RecordValuesInput {
  const changed: RecordValuesInput = {};
  for (const [name, text] of Object.entries(after)) {
    if (text !== (before[name] ?? '')) changed[name] = text === '' ? null : text;
  }
  return changed;
}

/** Fields that both the person and somebody else have changed since the form began. */
export function contested(
  before: FormValues,
  mine: FormValues,
  theirs: FormValues,
): { name: string; mine: string; theirs: string }[] {
  return Object.keys(changedValues(before, mine)).flatMap((name) => {
    const [own = '', other = '', old = ''] = [mine[name], theirs[name], before[name]];
    return other !== old && other !== own ? [{ name, mine: own, theirs: other }] : [];
  });
}
