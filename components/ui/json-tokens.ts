/**
 * JSON text cut into tokens, to lay it out and colour it without ever parsing its values. A parser would lose what a
 * payload must keep: digits beyond 2^53, `1.0` against `1`, the order of keys like "10" and "9", a key given twice.
 */
export type JsonTokenKind = 'key' | 'string' | 'number' | 'literal' | 'punctuation' | 'space';

export interface JsonToken {
  kind: JsonTokenKind;
  text: string;
}

const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/gy;
const INDENT = '  ';

/** The tokens of JSON text without its spaces; null when it holds something that is not JSON (a cut body). */
function scan(text: string): string[] | null {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    if (match[0].trim() !== '') found.push(match[0]);
  }
  return found;
}

function kindOf(text: string, next: string | undefined): JsonTokenKind {
  if (text.startsWith('"')) return next === ':' ? 'key' : 'string';
  if (/^[-\d]/.test(text)) return 'number';
  return /^[tfn]/.test(text) ? 'literal' : 'punctuation';
}

/** Lays JSON text out over indented lines; null when it is not JSON. Only spaces differ from the text given. */
export function layOutJson(text: string): JsonToken[] | null {
  const parts = scan(text);
  if (!parts) return null;
  const tokens: JsonToken[] = [];
  let depth = 0;
  const breakLine = () => tokens.push({ kind: 'space', text: `\n${INDENT.repeat(depth)}` });
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const previous = parts[index - 1];
    const opened = previous === '{' || previous === '[';
    if (part === '}' || part === ']') {
      depth = Math.max(0, depth - 1);
      if (!opened) breakLine();
    }
    tokens.push({ kind: kindOf(part, next), text: part });
    if (part === '{' || part === '[') depth += 1;
    if (part === ':') tokens.push({ kind: 'space', text: ' ' });
    if (part === ',' || ((part === '{' || part === '[') && next !== '}' && next !== ']')) breakLine();
  }
  return tokens;
}

/** The laid-out text; the text itself when it is not JSON. */
export function prettyJson(text: string): string {
  return (
    layOutJson(text)
      ?.map((token) => token.text)
      .join('') ?? text
  );
}
