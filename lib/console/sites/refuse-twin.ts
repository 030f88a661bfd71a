import type { Queryable } from '@/lib/db/database';
import { listSites } from '@/lib/db/queries/site/list-sites';
import { AppError } from '@/lib/domain/errors';

/**
 * One connection an address: two would be two locks over the same queues, and one could take what the other holds. And one
 * name each, so that people can tell them apart.
 * @throws AppError `conflict`, with the sentence at its field
 */
export async function refuseTwin(
  trx: Queryable,
  site: { id: string | null; name: string; baseUrl: string },
): Promise<void> {
  const others = (await listSites(trx)).filter((one) => one.id !== site.id && one.archived_at === null);
  const sameAddress = others.find((one) => one.base_url === site.baseUrl);
  if (sameAddress !== undefined) {
    throw refusal(
      'baseUrl',
      `This address is connected already, as “${sameAddress.name}”. Edit that one instead.`,
    );
  }
  const sameName = others.some((one) => one.name.toLowerCase() === site.name.toLowerCase());
  if (sameName) throw refusal('name', 'Another site has this name. Choose one that tells them apart.');
}

function refusal(path: string, message: string): AppError {
  return new AppError('conflict', `${message} Nothing was changed.`, { problems: [{ path, message }] });
}
