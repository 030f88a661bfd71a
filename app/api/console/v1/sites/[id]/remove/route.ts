import { removeSite } from '@/lib/console/sites/remove-site';
import { siteParams } from '@/lib/domain/api/params';
import { siteResponse } from '@/lib/domain/api/sites';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'site.write',
    summary: 'Removes a site; its ledger is archived.',
    answer: siteResponse,
    params: siteParams,
  },
  async ({ context, actor, params }) => ({
    site: await removeSite({ ...context.console, actor }, params.id),
    now: context.console.clock.now(),
  }),
);
