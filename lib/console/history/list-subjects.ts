import { listAllQueues } from '@/lib/db/queries/queue/list-all-queues';
import { listSites } from '@/lib/db/queries/site/list-sites';
import type { HistorySubjects } from '@/lib/domain/api/history';
import { shortName } from '@/lib/domain/shorten';
import type { ConsoleContext } from '../context';

/** Of what there can be a history: queues by name, those that are watched first. What was removed keeps its past. */
export async function listSubjects({ database }: ConsoleContext): Promise<HistorySubjects> {
  const sites = await listSites(database.kysely);
  const queues = await listAllQueues(database.kysely);
  return {
    sites: sites.map(({ id, name, archived_at: archivedAt }) => ({
      id,
      name: shortName(name),
      removed: archivedAt !== null,
    })),
    queues: queues
      .map(({ id, name, site_id: siteId, archived_at: archivedAt }) => ({
        id,
        name: shortName(name),
        siteId,
        removed: archivedAt !== null,
      }))
      .sort(
        (left, right) =>
          Number(left.removed) - Number(right.removed) || left.name.localeCompare(right.name, 'en'),
      ),
  };
}
