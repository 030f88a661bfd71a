import { LongNumber } from '@/lib/domain/json-text';

const SHOWN_CHARACTERS = 60;

/**
 * Input as it may be repeated inside a sentence: text quoted, escaped and cut, anything nested only named.
 * Nothing is serialised, so input nested 100,000 levels deep cannot overflow the stack here.
 */
export function quoteInput(input: unknown): string {
  if (typeof input === 'string') {
    const shown = JSON.stringify(input.slice(0, SHOWN_CHARACTERS));
    return input.length > SHOWN_CHARACTERS ? `${shown.slice(0, -1)}…"` : shown;
  }
  if (typeof input === 'number' || typeof input === 'boolean' || typeof input === 'bigint')
    return String(input);
  if (input instanceof LongNumber) return cut(String(input));
  if (input === null || input === undefined) return 'an empty value';
  return Array.isArray(input) ? 'a list' : 'an object';
}

/** The same where the sentence begins with it. */
export function beginWithInput(input: unknown): string {
  const quoted = quoteInput(input);
  // A value stays as it was written.
  if (typeof input === 'boolean') return quoted;
  return quoted.charAt(0).toUpperCase() + quoted.slice(1);
}

function cut(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
