/**
 * Values in a JSON text that a caller sent, at most: far more than any record, filter or alert has. `JSON.parse` of 10 MB of nothing
 * but brackets takes four seconds, in which the process does nothing else.
 */
export const MOST_JSON_VALUES = 300_000;

export class TooManyValuesError extends SyntaxError {
  constructor() {
    super(`The JSON has more than ${MOST_JSON_VALUES.toLocaleString('en-US')} values.`);
    this.name = 'TooManyValuesError';
  }
}

/**
 * Parses a JSON text that came from outside.
 * @throws TooManyValuesError before anything is parsed; SyntaxError when it is not JSON.
 */
export function parseJsonText(text: string): unknown {
  if (countValues(text) > MOST_JSON_VALUES) throw new TooManyValuesError();
  return JSON.parse(text);
}

const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
/** Each begins a list or an object, or parts two values. */
const MARKS = new Set(['[', '{', ','].map((mark) => mark.charCodeAt(0)));

/** About how many values there are: marks outside texts. Stops when there are too many. */
function countValues(text: string): number {
  let count = 1;
  let isInText = false;
  for (let index = 0; index < text.length && count <= MOST_JSON_VALUES; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) isInText = !isInText;
    else if (isInText && code === BACKSLASH) index += 1;
    else if (!isInText && MARKS.has(code)) count += 1;
  }
  return count;
}
