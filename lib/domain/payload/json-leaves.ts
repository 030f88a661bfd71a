/** A value in JSON that is no object or list, where it stands. */
export interface JsonLeaf {
  /** The keys that lead to it; a place in a list is its number. */
  path: readonly (string | number)[];
  start: number;
  end: number;
}

const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gy;

interface Level {
  isList: boolean;
  key: string | number;
  /** In an object: the next text is a key. */
  expectsKey: boolean;
}

/**
 * The leaves of a JSON text in order, with their places, so that one can be replaced and every other byte stay as it is.
 * @param text JSON, a character for each byte (latin1): its places are those of the bytes then.
 */
export function* jsonLeaves(text: string): Generator<JsonLeaf> {
  const levels: Level[] = [];
  TOKEN.lastIndex = 0;
  const token = new RegExp(TOKEN);
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [part] = match;
    const level = levels.at(-1);
    if (part === '{' || part === '[') {
      levels.push({ isList: part === '[', key: part === '[' ? 0 : '', expectsKey: part === '{' });
    } else if (part === '}' || part === ']') levels.pop();
    else if (part === ',') next(level);
    else if (part === ':' || part.trim() === '') continue;
    else if (level?.expectsKey === true) {
      level.key = keyOf(part);
      level.expectsKey = false;
    } else yield { path: levels.map(({ key }) => key), start: match.index, end: match.index + part.length };
  }
}

function next(level: Level | undefined): void {
  if (level === undefined) return;
  if (typeof level.key === 'number') level.key += 1;
  else level.expectsKey = true;
}

function keyOf(part: string): string {
  return leafText(part) ?? part;
}

/** The value of a leaf as text, from its latin1 form: a text without its quotes, a number digit by digit. Null for null. */
export function leafText(part: string): string | null {
  if (part === 'null') return null;
  if (!part.startsWith('"')) return part;
  try {
    const bytes = Uint8Array.from(part, (character) => character.codePointAt(0) ?? 0);
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'string' ? value : part;
  } catch {
    return part;
  }
}
