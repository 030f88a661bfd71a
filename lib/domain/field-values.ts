import { Big } from 'big.js';
import { parseDate, parseDatetime } from '@/lib/domain/dates';
import { parseDecimal } from '@/lib/domain/decimals';
import type { FieldType, FieldValue } from '@/lib/domain/field-types';
import { LongNumber } from '@/lib/domain/json-text';
import { beginWithInput } from '@/lib/domain/quote-input';

/** A value in the canonical form of field-types.ts, or a whole sentence that says what was expected. */
export type ParsedFieldValue = { ok: true; value: FieldValue } | { ok: false; message: string };

export const MAX_STRING_CHARACTERS = 10_000;
export const MAX_TEXT_CHARACTERS = 1_000_000;

const INTEGER = /^[+-]?\d{1,20}$/;
const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const MAX_NUMBER_CHARACTERS = 400;
/** NUL ends a text in PostgreSQL, and half a surrogate pair cannot be stored as UTF-8: neither would come back as sent. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const BOOLEANS = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  ['1', true],
  [1, true],
  [false, false],
  ['false', false],
  ['0', false],
  [0, false],
]);

const NUMERIC: ReadonlySet<FieldType> = new Set(['integer', 'float', 'decimal']);

const PARSERS: Record<FieldType, (input: unknown) => ParsedFieldValue> = {
  string: (input) => parseText(input, MAX_STRING_CHARACTERS),
  text: (input) => parseText(input, MAX_TEXT_CHARACTERS),
  integer: parseInteger,
  float: parseFloatingPoint,
  decimal: (input) =>
    typeof input === 'string' || typeof input === 'number'
      ? naming(input, parseDecimal(input))
      : refuse(input, 'Expected a decimal number such as 15000.50.'),
  boolean: (input) => accept(BOOLEANS.get(input), input, 'Expected true or false.'),
  date: (input) => accept(onText(input, parseDate), input, 'Expected a date such as 2026-11-24.'),
  datetime: (input) =>
    accept(onText(input, parseDatetime), input, 'Expected a date and time such as 2026-11-24T09:30:00Z.'),
};

/**
 * Reads what form-encoded and JSON clients send for a field of that type. Numbers and booleans may come as text.
 * `null`, `undefined` and the empty text are null for every type, text included: a form cannot send null, and two
 * kinds of empty would make `null` in a filter a puzzle [ours]. Never throws.
 */
export function parseFieldValue(type: FieldType, input: unknown): ParsedFieldValue {
  if (input === null || input === undefined || input === '') return { ok: true, value: null };
  return PARSERS[type](input instanceof LongNumber ? readLongNumber(type, input) : input);
}

/** Its text where numbers go, or the whole number it is (`24.0000000000000000`); elsewhere it stays a number, and is refused as one. */
function readLongNumber(type: FieldType, input: LongNumber): unknown {
  const text = String(input);
  const value = Number(text);
  if (type === 'integer' && Number.isSafeInteger(value) && new Big(text).eq(value)) return value;
  return NUMERIC.has(type) ? text : input;
}

/** Whether two canonical values of one field are the same value. Text that differs in case only is a change. */
export function fieldValuesEqual(left: FieldValue, right: FieldValue): boolean {
  return left === right;
}

function parseText(input: unknown, maxCharacters: number): ParsedFieldValue {
  if (typeof input !== 'string') return refuse(input, 'Expected text.');
  if (input.length > maxCharacters)
    return {
      ok: false,
      message: `The text is longer than ${maxCharacters.toLocaleString('en')} characters.`,
    };
  if (UNSTORABLE.test(input))
    return {
      ok: false,
      message: 'The text has a NUL character or half a surrogate pair, which cannot be stored.',
    };
  return { ok: true, value: input };
}

function parseInteger(input: unknown): ParsedFieldValue {
  const value = typeof input === 'string' && INTEGER.test(input) ? Number(input) : input;
  if (typeof value !== 'number' || !Number.isInteger(value))
    return refuse(input, 'Expected a whole number such as 12.');
  if (!Number.isSafeInteger(value)) return refuse(input, 'Expected a whole number below 9007199254740992.');
  return { ok: true, value: withoutNegativeZero(value) };
}

function parseFloatingPoint(input: unknown): ParsedFieldValue {
  const isNumberText =
    typeof input === 'string' && input.length <= MAX_NUMBER_CHARACTERS && FLOAT.test(input);
  const value = isNumberText ? Number(input) : input;
  if (typeof value !== 'number' || !Number.isFinite(value))
    return refuse(input, 'Expected a number such as 51.5.');
  return { ok: true, value: withoutNegativeZero(value) };
}

/** Databases and JSON drop the sign of zero, so it is dropped before a comparison can see it. */
function withoutNegativeZero(value: number): number {
  return value === 0 ? 0 : value;
}

function onText(input: unknown, parse: (text: string) => string | null): string | null {
  return typeof input === 'string' ? parse(input) : null;
}

function accept(value: FieldValue | undefined, input: unknown, expected: string): ParsedFieldValue {
  return value === null || value === undefined ? refuse(input, expected) : { ok: true, value };
}

function naming(input: unknown, parsed: ParsedFieldValue): ParsedFieldValue {
  return parsed.ok ? parsed : refuse(input, parsed.message);
}

function refuse(input: unknown, expected: string): ParsedFieldValue {
  return { ok: false, message: `${beginWithInput(input)} cannot be used here. ${expected}` };
}
