import { readSiteNow } from '@/lib/console/sites/read-site-now';
import { siteParams } from '@/lib/domain/api/params';
import { discoveryResponse } from '@/lib/domain/api/sites';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'site.write',
    summary: 'Reads the list of alerts of a site now.',
    answer: discoveryResponse,
    params: siteParams,
  },
  async ({ context, actor, params }) => readSiteNow({ ...context.console, actor }, params.id),
);
