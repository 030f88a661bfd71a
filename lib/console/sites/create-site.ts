import { v7 as newId } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import { insertSite } from '@/lib/db/queries/site/insert-site';
import type { SiteInput } from '@/lib/domain/api/site-inputs';
import type { SiteView } from '@/lib/domain/api/sites';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { checkAddress } from './check-address';
import { credentialColumns } from './credential-columns';
import { refuseTwin } from './refuse-twin';
import { getSiteView } from './site-views';

/**
 * Connects a real site. Nothing is called: it is read at the next round, or when somebody asks.
 * @throws AppError `forbidden`, `invalid` or `conflict`, naming the field; nothing is written then.
 */
export async function createSite(ctx: ActContext, input: SiteInput): Promise<SiteView> {
  requireRole(ctx.actor, 'site.write');
  const baseUrl = checkAddress(ctx, input.baseUrl);
  const id = newId();
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    await refuseTwin(trx, { id: null, name: input.name, baseUrl });
    await insertSite(trx, {
      id,
      name: input.name,
      kind: 'remote',
      base_url: baseUrl,
      ...credentialColumns(ctx, input.credentials),
      created_at: now,
    });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'site.create',
      target: { kind: 'site', id, name: input.name },
      outcome: 'done',
      detail: { baseUrl, credentials: input.credentials.kind },
    });
  });
  return getSiteView(ctx, id);
}
