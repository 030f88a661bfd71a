import { sampleSite } from './sample-site';
import { clientOf } from '../sites/client-of';
import { findBuiltInSite } from '@/lib/db/queries/site/find-built-in-site';
import type { ConsoleContext } from '../context';

/** One sample of the built-in site; does nothing before it is connected. */
export async function sampleBuiltInSite(context: ConsoleContext): Promise<void> {
  const site = await findBuiltInSite(context.database.kysely);
  if (site === undefined) return;
  await sampleSite(context, site.id, clientOf(context, site));
}
