import { listSites } from '@/lib/db/queries/site/list-sites';
import { AppError } from '@/lib/domain/errors';
import { quoteInput } from '@/lib/domain/quote-input';
import type { ConsoleContext } from '../context';

/**
 * The ids of sites that were named by their id or as people call them, each once. An id counts before a name; archived sites do not count.
 * @throws AppError `invalid` for one that is not there, or a name that more than one has.
 */
export async function resolveSites(
  ctx: Pick<ConsoleContext, 'database'>,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const sites = (await listSites(ctx.database.kysely)).filter((site) => site.archived_at === null);
  const idOf = (wanted: string): string => {
    if (sites.some(({ id }) => id === wanted)) return wanted;
    const [only, ...others] = sites.filter(({ name }) => name === wanted);
    if (only === undefined) {
      const choices = [...new Set(sites.map(({ name }) => `"${name}"`))].join(', ');
      const next = sites.length === 0 ? 'there is none at all' : `choose of ${choices}`;
      throw new AppError('invalid', `There is no site ${quoteInput(wanted)}. Nothing was made: ${next}.`);
    }
    if (others.length === 0) return only.id;
    const choices = [only, ...others].map(({ id, base_url: address }) => `${id} (${address})`).join(', ');
    throw new AppError(
      'invalid',
      `More than one site is called ${quoteInput(wanted)}. Nothing was made: name it by its id, ${choices}.`,
    );
  };
  return [...new Set(names.map(idOf))];
}
