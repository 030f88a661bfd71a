import { parseDate } from '@/lib/domain/dates';
import { compareDecimals } from '@/lib/domain/decimals';
import type { FieldDefinition, FieldType } from '@/lib/domain/field-types';
import { parseFieldValue } from '@/lib/domain/field-values';
import { foldText } from '@/lib/domain/filter/fold';
import { compileLike } from '@/lib/domain/filter/like';
import { isWindowName, operatorDefinition, type ValueOperator } from '@/lib/domain/filter/operators';
import { readYears } from '@/lib/domain/filter/read-years';
import type { Operand, Span } from '@/lib/domain/filter/types';
import { MAX_WINDOW_COUNT, WINDOWS } from '@/lib/domain/filter/windows';
import { quoteInput } from '@/lib/domain/quote-input';
import { addDays } from '@/lib/domain/site-calendar';

type Read<T> = { ok: true; value: T } | { ok: false; message: string };
/** One value: as a span, or as days for a day asked of a datetime. */
type Value = Extract<Operand, { kind: 'span' | 'days' }>;

/** Longest text or pattern to look for inside a value; it bounds the time of one look at a text of a million characters. */
const MAX_SEARCHED_CHARACTERS = 1_000;
const COUNT = /^\d{1,7}$/;
/** As a public client of Fluxx writes a range of days [seen]. */
const AMERICAN_RANGE = /^(\d\d)\/(\d\d)\/(\d{4})-(\d\d)\/(\d\d)\/(\d{4})$/;

/** Reads and compiles the operand of an operator for a field; a refusal is a whole sentence. */
export function readOperand(operator: ValueOperator, field: FieldDefinition, input: unknown): Read<Operand> {
  switch (operatorDefinition(operator).shape) {
    case 'value':
      return readValue(field, input);
    case 'text':
      return readText(field, input);
    case 'pattern':
      return readPattern(field, input);
    case 'range':
      return readRange(field, input);
    case 'years':
      return readYears(input, operator === 'range-year-fiscal');
    default:
      return isWindowName(operator) ? readWindow(operator, input) : readNothing(input);
  }
}

function readNothing(input: unknown): Read<Operand> {
  return input === '-' || input === ''
    ? { ok: true, value: { kind: 'none' } }
    : refuse(`This operator takes no operand: write "-" or "" in its place, not ${quoteInput(input)}.`);
}

/** The number of a window that is counted, 1 to a thousand years of it; `n-ago` may be 0, the current one. */
function readWindow(name: keyof typeof WINDOWS, input: unknown): Read<Operand> {
  const window = WINDOWS[name];
  if (operatorDefinition(name).shape === 'none') {
    const nothing = readNothing(input);
    return nothing.ok ? { ok: true, value: { kind: 'window', window, count: 0 } } : nothing;
  }
  const least = window.form === 'n-ago' ? 0 : 1;
  const most = MAX_WINDOW_COUNT[window.unit];
  const count = typeof input === 'string' && COUNT.test(input) ? Number(input) : input;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < least || count > most)
    return refuse(
      `"${name}" takes how many ${window.unit}s, a whole number from ${least} to ${most}; ${quoteInput(input)} is none.`,
    );
  return { ok: true, value: { kind: 'window', window, count } };
}

/** One value, as the span it denotes: the value itself, or for a day asked of a datetime that whole day of the site [ours]. */
function readValue(field: FieldDefinition, input: unknown): Read<Value> {
  const parsed = parseFieldValue(field.type, input);
  if (!parsed.ok) return refuse(`${field.name} is ${named(field.type)}. ${parsed.message}`);
  if (parsed.value === null)
    return refuse(`The operand for ${field.name} is empty: ask for empty fields with the operator "null".`);
  const day = field.type === 'datetime' && typeof input === 'string' ? parseDate(input) : null;
  if (day !== null) return { ok: true, value: { kind: 'days', from: day, to: day } };
  const value =
    isText(field.type) && typeof parsed.value === 'string' ? foldText(parsed.value) : parsed.value;
  return { ok: true, value: { kind: 'span', low: value, high: value } };
}

function readText(field: FieldDefinition, input: unknown): Read<Operand> {
  const folded = readSearchedText(field, input);
  return folded.ok ? { ok: true, value: { kind: 'text', folded: folded.value } } : folded;
}

function readPattern(field: FieldDefinition, input: unknown): Read<Operand> {
  const folded = readSearchedText(field, input);
  if (!folded.ok) return folded;
  const pattern = compileLike(folded.value);
  return pattern === null
    ? refuse('The "like" pattern ends in a lone backslash: write two of them to mean one.')
    : { ok: true, value: { kind: 'pattern', folded: folded.value, pattern } };
}

function readSearchedText(field: FieldDefinition, input: unknown): Read<string> {
  const read = readValue(field, input);
  if (!read.ok) return read;
  const folded = String(startOf(read.value));
  return folded.length > MAX_SEARCHED_CHARACTERS
    ? refuse(`The text to look for has at most ${MAX_SEARCHED_CHARACTERS} characters.`)
    : { ok: true, value: folded };
}

function readRange(field: FieldDefinition, input: unknown): Read<Operand> {
  const parts = typeof input === 'string' ? rangeParts(field.type, input) : [];
  const [from = '', to = ''] = parts;
  if (parts.length !== 2 || from === '' || to === '')
    return refuse(`A range is written "from,to" with both ends given; ${quoteInput(input)} is not.`);
  const low = readValue(field, from);
  if (!low.ok) return low;
  const high = readValue(field, to);
  if (!high.ok) return high;
  if (endsBeforeStart(field.type, low.value, high.value))
    return refuse(`The range ${quoteInput(input)} ends before it starts, so nothing could ever be in it.`);
  if (low.value.kind === 'span' && high.value.kind === 'span')
    return { ok: true, value: { kind: 'span', low: low.value.low, high: high.value.high } };
  return {
    ok: true,
    value: { kind: 'days', from: String(startOf(low.value)), to: String(endOf(high.value)) },
  };
}

function rangeParts(type: FieldType, input: string): string[] {
  const american = type === 'date' || type === 'datetime' ? AMERICAN_RANGE.exec(input.trim()) : null;
  if (american === null) return input.split(',').map((part) => part.trim());
  const [, month, day, year, toMonth, toDay, toYear] = american;
  return [`${year}-${month}-${day}`, `${toYear}-${toMonth}-${toDay}`];
}

/** A day and a moment are compared a day apart: which of them comes first is the time zone's to say. */
function endsBeforeStart(type: FieldType, low: Value, high: Value): boolean {
  if (low.kind === high.kind) return isBefore(type, endOf(high), startOf(low));
  return addDays(String(endOf(high)).slice(0, 10), 1) < String(startOf(low)).slice(0, 10);
}

function isBefore(type: FieldType, left: Span['low'], right: Span['low']): boolean {
  return type === 'decimal' ? compareDecimals(String(left), String(right)) < 0 : left < right;
}

function startOf(value: Value): Span['low'] {
  return value.kind === 'span' ? value.low : value.from;
}

function endOf(value: Value): Span['low'] {
  return value.kind === 'span' ? value.high : value.to;
}

function isText(type: FieldType): boolean {
  return type === 'string' || type === 'text';
}

/** The type with its article: "an integer". */
export function named(type: FieldType): string {
  return type === 'integer' ? 'an integer' : `a ${type}`;
}

function refuse(message: string): { ok: false; message: string } {
  return { ok: false, message };
}
