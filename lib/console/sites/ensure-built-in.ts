import { findBuiltInSite } from '@/lib/db/queries/site/find-built-in-site';
import { insertSite } from '@/lib/db/queries/site/insert-site';
import { putCredentials } from '@/lib/db/queries/site/put-credentials';
import type { SiteCredentials } from '@/lib/fluxx/credentials';
import type { ConsoleContext } from '../context';
import { openCredentials, sealCredentials } from './credentials';

/** One row for every deployment, so that several instances starting at once cannot make two. */
export const BUILT_IN_SITE_ID = 'built-in';
/** Never looked up: the built-in site is reached by a function call. The name cannot exist on a network (RFC 6761). */
const BASE_URL = 'http://built-in.invalid';

/** The credentials the console has for the built-in site; null before it was given any. */
export async function builtInCredentials(ctx: ConsoleContext): Promise<SiteCredentials | null> {
  const site = await findBuiltInSite(ctx.database.kysely);
  return site?.credentials_sealed ? openCredentials(ctx, site.credentials_sealed) : null;
}

/**
 * Writes the built-in site as the console's first, with the credentials of the OAuth application made for the console.
 * @returns the site's id. Safe to repeat; newer credentials replace the older.
 */
export async function ensureBuiltInSiteRow(
  ctx: ConsoleContext,
  credentials: { clientId: string; clientSecret: string },
): Promise<string> {
  const sealed = sealCredentials(ctx, { kind: 'client', ...credentials });
  return ctx.database.transaction(async (trx) => {
    const site = await findBuiltInSite(trx);
    if (site !== undefined) {
      await putCredentials(trx, site.id, sealed);
      return site.id;
    }
    await insertSite(trx, {
      id: BUILT_IN_SITE_ID,
      name: 'Built-in site',
      kind: 'built-in',
      base_url: BASE_URL,
      credentials_sealed: sealed,
      created_at: ctx.clock.now(),
      archived_at: null,
    });
    return BUILT_IN_SITE_ID;
  });
}
