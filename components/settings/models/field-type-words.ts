import type { FieldType } from '@/lib/domain/field-types';

/** The types of fields as an admin chooses them. */
export const FIELD_TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  string: 'Text of a line (string)',
  text: 'Long text (text)',
  integer: 'Whole number (integer)',
  float: 'Number, rounded (float)',
  decimal: 'Exact number, for money (decimal)',
  boolean: 'Yes or no (boolean)',
  date: 'Date (date)',
  datetime: 'Date and time (datetime)',
};
