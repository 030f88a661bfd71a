import { firstMomentOf, lastMomentOf, parseDate } from '@/lib/domain/dates';
import { compareDecimals } from '@/lib/domain/decimals';
import type { FieldDefinition, FieldType } from '@/lib/domain/field-types';
import { parseFieldValue } from '@/lib/domain/field-values';
import { foldText } from '@/lib/domain/filter/fold';
import { compileLike } from '@/lib/domain/filter/like';
import type { OperandShape } from '@/lib/domain/filter/operators';
import type { Operand } from '@/lib/domain/filter/types';
import { quoteInput } from '@/lib/domain/quote-input';

type Read<Value> = { ok: true; value: Value } | { ok: false; message: string };
type Span = Extract<Operand, { kind: 'span' }>;

/** Longest text or pattern to look for inside a value; it bounds the time of one look at a text of a million characters. */
const MAX_SEARCHED_CHARACTERS = 1_000;

const READERS: Record<OperandShape, (field: FieldDefinition, input: unknown) => Read<Operand>> = {
  none: (_field, input) =>
    input === '-' || input === ''
      ? { ok: true, value: { kind: 'none' } }
      : refuse(`This operator takes no operand: write "-" or "" in its place, not ${quoteInput(input)}.`),
  value: readSpan,
  text: readText,
  pattern: readPattern,
  range: readRange,
};

/** Reads and compiles the operand of an operator for a field; a refusal is a whole sentence. */
export function readOperand(shape: OperandShape, field: FieldDefinition, input: unknown): Read<Operand> {
  return READERS[shape](field, input);
}

/** One value, as the span it denotes: the value itself, or for a day asked of a datetime that whole day in UTC [ours]. */
function readSpan(field: FieldDefinition, input: unknown): Read<Span> {
  const parsed = parseFieldValue(field.type, input);
  if (!parsed.ok) return refuse(`${field.name} is ${named(field.type)}: ${parsed.message}`);
  if (parsed.value === null)
    return refuse(`The operand for ${field.name} is empty: ask for empty fields with the operator "null".`);
  const day = field.type === 'datetime' && typeof input === 'string' ? parseDate(input) : null;
  if (day !== null) return spanOf(firstMomentOf(day), lastMomentOf(day));
  const value =
    isText(field.type) && typeof parsed.value === 'string' ? foldText(parsed.value) : parsed.value;
  return spanOf(value, value);
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
    : { ok: true, value: { kind: 'pattern', pattern } };
}

function readSearchedText(field: FieldDefinition, input: unknown): Read<string> {
  const span = readSpan(field, input);
  if (!span.ok) return span;
  const folded = String(span.value.low);
  return folded.length > MAX_SEARCHED_CHARACTERS
    ? refuse(`The text to look for has at most ${MAX_SEARCHED_CHARACTERS} characters.`)
    : { ok: true, value: folded };
}

function readRange(field: FieldDefinition, input: unknown): Read<Operand> {
  const parts = typeof input === 'string' ? input.split(',').map((part) => part.trim()) : [];
  const [from = '', to = ''] = parts;
  if (parts.length !== 2 || from === '' || to === '')
    return refuse(`A range is written "from,to" with both ends given; ${quoteInput(input)} is not.`);
  const low = readSpan(field, from);
  if (!low.ok) return low;
  const high = readSpan(field, to);
  if (!high.ok) return high;
  return isBefore(field.type, high.value.high, low.value.low)
    ? refuse(`The range ${quoteInput(input)} ends before it starts, so nothing could ever be in it.`)
    : spanOf(low.value.low, high.value.high);
}

function isBefore(type: FieldType, left: Span['low'], right: Span['low']): boolean {
  return type === 'decimal' ? compareDecimals(String(left), String(right)) < 0 : left < right;
}

function spanOf(low: Span['low'], high: Span['high']): Read<Span> {
  return { ok: true, value: { kind: 'span', low, high } };
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
