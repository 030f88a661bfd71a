import type { inferParserType, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { HEALTH_STATES } from '@/lib/domain/health';
import { SORT_KEYS, type Sort, type Wanted } from './arrange';

const WORST_FIRST: Sort = { key: 'health', desc: false };

interface Parsers {
  parseAsArrayOf: typeof parseAsArrayOf;
  parseAsString: typeof parseAsString;
  parseAsStringLiteral: typeof parseAsStringLiteral;
}

/**
 * What of the overview is kept in the address. The parsers are those of the browser's half of nuqs or of the server's: the browser's half
 * cannot be read on the server, and the server's would be loaded beside it.
 */
export function viewParts({
  parseAsArrayOf: list,
  parseAsString: text,
  parseAsStringLiteral: oneOf,
}: Parsers) {
  return {
    q: text.withDefault(''),
    health: list(oneOf(HEALTH_STATES)).withDefault([]),
    model: text,
    site: text,
    sort: oneOf(SORT_KEYS),
    order: oneOf(['asc', 'desc'] as const).withDefault('asc'),
  };
}

type ViewParts = inferParserType<ReturnType<typeof viewParts>>;

/** Which rows the address asks for. */
export function wantedOf({ q, health, model, site }: Omit<ViewParts, 'sort' | 'order'>): Wanted {
  return { search: q, health, model, site };
}

/** In which order it asks for them. */
export function sortOf({ sort, order }: Pick<ViewParts, 'sort' | 'order'>): Sort {
  return sort === null ? WORST_FIRST : { key: sort, desc: order === 'desc' };
}
