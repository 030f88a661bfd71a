import { getSiteView } from '@/lib/console/sites/site-views';
import { updateSite } from '@/lib/console/sites/update-site';
import { siteParams } from '@/lib/domain/api/params';
import { siteChangeInput } from '@/lib/domain/api/site-inputs';
import { siteResponse } from '@/lib/domain/api/sites';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'site.write', summary: 'One site.', answer: siteResponse, params: siteParams },
  async ({ context, params }) => ({
    site: await getSiteView(context.console, params.id),
    now: context.console.clock.now(),
  }),
);

export const POST = handle(
  {
    action: 'site.write',
    summary: 'Changes the name, address or credentials of a site.',
    answer: siteResponse,
    params: siteParams,
    input: siteChangeInput,
  },
  async ({ context, actor, params, input }) => ({
    site: await updateSite({ ...context.console, actor }, params.id, input),
    now: context.console.clock.now(),
  }),
);
