import type { FieldType, FieldValue, FieldValues, ModelDefinition } from '@/lib/domain/field-types';
import { foldText } from '@/lib/domain/filter/fold';

/*
 * The form in which a database compares values whose own order it does not know: as text, byte by byte. Both databases then
 * say of two values what lib/domain/filter/compile-operator.ts says of them, whatever library of Unicode or of numbers they were
 * built with (docs/decisions/0012).
 *   string, text  folded: equal but for case and composition is equal
 *   decimal       sign, number of whole digits, digits: no digit passes through a float
 *   float         the bits of the number, turned so that their order is its order
 * All other types compare as they are stored.
 */
const KEYS: Partial<Record<FieldType, (value: FieldValue) => string>> = {
  string: (value) => foldText(String(value)),
  text: (value) => foldText(String(value)),
  decimal: (value) => decimalKey(String(value)),
  float: (value) => floatKey(Number(value)),
};

/** Letters of the alphabet of keys that sort before and after every digit and the point. */
const AFTER_ALL = '~';
const LENGTH_DIGITS = 2;
const SIGN_BIT = 1n << 63n;
const ALL_BITS = (1n << 64n) - 1n;

/** The key of a value; null when the type needs none and compares as it is stored. */
export function comparisonKey(type: FieldType, value: FieldValue): string | null {
  const keyOf = KEYS[type];
  return keyOf === undefined || value === null ? null : keyOf(value);
}

/** Whether values of that type are compared by their key. */
export function hasComparisonKey(type: FieldType): boolean {
  return KEYS[type] !== undefined;
}

type KeyedField = readonly [name: string, keyOf: (value: FieldValue) => string];
const keyedFields = new WeakMap<ModelDefinition, readonly KeyedField[]>();

/** The keys of a record's values, by field; fields that are empty or need none are left out. */
export function comparisonKeys(model: ModelDefinition, values: FieldValues): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const [name, keyOf] of keyedFieldsOf(model)) {
    const value = values[name] ?? null;
    if (value !== null) keys[name] = keyOf(value);
  }
  return keys;
}

function keyedFieldsOf(model: ModelDefinition): readonly KeyedField[] {
  const known = keyedFields.get(model);
  if (known !== undefined) return known;
  const fields = model.fields.flatMap(({ name, type }): KeyedField[] => {
    const keyOf = KEYS[type];
    return keyOf === undefined ? [] : [[name, keyOf]];
  });
  keyedFields.set(model, fields);
  return fields;
}

/**
 * A decimal in plain notation, as a text whose order is the decimal's. Of a negative one every digit is turned to its
 * complement, and its end sorts after a further digit.
 */
function decimalKey(decimal: string): string {
  const isNegative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.slice(isNegative ? 1 : 0).split('.');
  const digits = fraction.replace(/0+$/, '');
  const magnitude = `${String(whole.length).padStart(LENGTH_DIGITS, '0')}${whole}${digits === '' ? '' : `.${digits}`}`;
  if (!isNegative) return `1${magnitude}`;
  return `0${magnitude.replaceAll(/\d/g, (digit) => String(9 - Number(digit)))}${AFTER_ALL}`;
}

const bits = new DataView(new ArrayBuffer(8));

function floatKey(value: number): string {
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const ordered = (raw & SIGN_BIT) === 0n ? raw | SIGN_BIT : ~raw & ALL_BITS;
  return ordered.toString(16).padStart(16, '0');
}
