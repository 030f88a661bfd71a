import { listSites } from '@/lib/db/queries/site/list-sites';
import type { ConsoleContext } from '../context';
import { readSite } from './read-site';

const AT_ONCE = 4;

/** One round over every real site: a few at a time, so that one that does not answer holds nobody up for long. */
export async function readSites(ctx: ConsoleContext, signal: AbortSignal): Promise<void> {
  const waiting = (await listSites(ctx.database.kysely)).filter(
    (site) => site.kind === 'remote' && site.archived_at === null,
  );
  const work = async (): Promise<void> => {
    for (let site = waiting.shift(); site !== undefined && !signal.aborted; site = waiting.shift()) {
      await readOne(ctx, site.id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function readOne(ctx: ConsoleContext, siteId: string): Promise<void> {
  try {
    await readSite(ctx, siteId);
  } catch (error) {
    ctx.log.error({ siteId, error }, 'A site could not be read; it is tried again at the next round');
  }
}
