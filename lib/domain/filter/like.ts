import {
  compileWildcardSearch,
  findWildcards,
  HOLE,
  type WildcardSearch,
} from '@/lib/domain/filter/wildcard-search';

/*
 * SQL's LIKE over folded text: `%` is any text, `_` one character, a backslash makes the next character literal.
 * The pattern is cut at its `%` into segments. The first is tied to the start, the last to the end, and each one between
 * takes its leftmost place after the one before. That leftmost choice never has to be undone, so there is no
 * backtracking: one pass over the text, whose time per character is bounded by the longest pattern taken.
 */

type Token = string | typeof HOLE;
/** Literals and holes in turn. */
type Segment = readonly Token[];
/** How a segment in the middle is found: a plain literal by the engine's own search. */
type Search = string | WildcardSearch;

export interface LikePattern {
  first: Segment;
  /** Empty when the pattern has one `%`; `last` is null when it has none. */
  middle: readonly Search[];
  last: Segment | null;
}

const NO_MATCH = -1;
const BEYOND_BASIC_PLANE = 0xffff;

/** Compiles a folded pattern; null when it ends in a lone backslash. */
export function compileLike(folded: string): LikePattern | null {
  const segments: Token[][] = [[]];
  let literal = '';
  const endToken = (token?: Token) => {
    if (literal !== '') segments.at(-1)?.push(literal);
    literal = '';
    if (token !== undefined) segments.at(-1)?.push(token);
  };
  for (let index = 0; index < folded.length; index += 1) {
    const character = folded.charAt(index);
    if (character === '\\') {
      index += 1;
      if (index === folded.length) return null;
      literal += folded.charAt(index);
    } else if (character === '_') {
      endToken(HOLE);
    } else if (character === '%') {
      endToken();
      segments.push([]);
    } else literal += character;
  }
  endToken();
  const [first = [], ...rest] = segments;
  return {
    first,
    middle: rest
      .slice(0, -1)
      .filter((segment) => segment.length > 0)
      .map(searchFor),
    last: rest.at(-1) ?? null,
  };
}

/** Whether the whole of the folded text meets the pattern. */
export function matchesLike(pattern: LikePattern, text: string): boolean {
  let position = matchAt(pattern.first, text, 0);
  if (position === NO_MATCH) return false;
  if (pattern.last === null) return position === text.length;
  for (const segment of pattern.middle) {
    position = findFrom(segment, text, position);
    if (position === NO_MATCH) return false;
  }
  return matchBackFromEnd(pattern.last, text) >= position;
}

/** The end of the segment when it stands exactly at `start`, else NO_MATCH. */
function matchAt(segment: Segment, text: string, start: number): number {
  let position = start;
  for (const token of segment) {
    if (token === HOLE) {
      if (position >= text.length) return NO_MATCH;
      position += characterWidth(text, position);
    } else {
      if (!text.startsWith(token, position)) return NO_MATCH;
      position += token.length;
    }
  }
  return position;
}

function searchFor(segment: Segment): Search {
  const [only] = segment;
  if (segment.length === 1 && typeof only === 'string') return only;
  return compileWildcardSearch(segment.flatMap((token) => (token === HOLE ? [HOLE] : Array.from(token))));
}

/** The end of the leftmost occurrence at or after `start`, else NO_MATCH. */
function findFrom(search: Search, text: string, start: number): number {
  if (typeof search !== 'string') return findWildcards(search, text, start);
  const found = text.indexOf(search, start);
  return found === NO_MATCH ? NO_MATCH : found + search.length;
}

/** The start of the segment when it ends exactly at the end of the text, else NO_MATCH. */
function matchBackFromEnd(segment: Segment, text: string): number {
  let position = text.length;
  for (const token of segment.toReversed()) {
    if (token === HOLE) {
      if (position === 0) return NO_MATCH;
      position -= position > 1 && characterWidth(text, position - 2) === 2 ? 2 : 1;
    } else {
      position -= token.length;
      if (position < 0 || !text.startsWith(token, position)) return NO_MATCH;
    }
  }
  return position;
}

function characterWidth(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > BEYOND_BASIC_PLANE ? 2 : 1;
}
