import { compareDecimals } from '@/lib/domain/decimals';
import { AppError } from '@/lib/domain/errors';
import type { FieldDefinition, FieldValue, ModelDefinition } from '@/lib/domain/field-types';
import { foldText } from '@/lib/domain/filter/fold';
import { findField } from '@/lib/domain/find-field';
import { quoteInput } from '@/lib/domain/quote-input';

/** The order of a list: by a field, ties by id the same way round; empty fields come last either way. */
export interface RecordOrder {
  field: FieldDefinition;
  desc: boolean;
}

/** Where a page ended: the value its last record was ordered by, and its id. */
export interface PageEnd {
  value: FieldValue;
  id: number;
}

/**
 * Reads `amount_requested`, or `-amount_requested` for the other way round; the newest record first when nothing is said.
 * @throws AppError `invalid` for a field the model does not have.
 */
export function readOrder(model: ModelDefinition, text: string): RecordOrder {
  const desc = text === '' || text.startsWith('-');
  const name = text === '' ? 'id' : text.replace(/^-/, '');
  const field = findField(model, name);
  if (field !== undefined) return { field, desc };
  const message = `The field ${quoteInput(name)} does not exist on ${model.name}.`;
  throw new AppError('invalid', `The list cannot be ordered so. ${message}`, {
    problems: [{ path: 'sort', message }],
  });
}

/** Negative when `one` comes first. */
export function compareInOrder({ field, desc }: RecordOrder, one: PageEnd, other: PageEnd): number {
  if (one.value === null || other.value === null) {
    if (one.value !== other.value) return one.value === null ? 1 : -1;
    return desc ? other.id - one.id : one.id - other.id;
  }
  const byValue = compareValues(field, one.value, other.value) || one.id - other.id;
  return desc ? -byValue : byValue;
}

function compareValues(
  { type }: FieldDefinition,
  one: NonNullable<FieldValue>,
  other: NonNullable<FieldValue>,
): number {
  if (type === 'decimal') return compareDecimals(String(one), String(other));
  if (typeof one === 'string' && typeof other === 'string') {
    const [left, right] = [foldText(one), foldText(other)];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return Number(one) - Number(other);
}

export function writePageEnd({ value, id }: PageEnd): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/** @throws AppError `invalid` for a text that writePageEnd did not write. */
export function readPageEnd(text: string): PageEnd {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(read) && read.length === 2 && Number.isSafeInteger(read[1]) && isFieldValue(read[0]))
      return { value: read[0], id: Number(read[1]) };
  } catch {
    // Said below.
  }
  throw new AppError('invalid', 'This page of the list does not exist. Begin at its first page.', {
    problems: [{ path: 'after', message: 'This is not the end of a page.' }],
  });
}

function isFieldValue(value: unknown): value is FieldValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
