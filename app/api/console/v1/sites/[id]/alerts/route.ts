import { discoveryResponse } from '@/lib/domain/api/sites';
import { getDiscovery } from '@/lib/console/sites/discovery';
import { siteParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'site.write',
    summary: 'What the site listed when it was last read.',
    answer: discoveryResponse,
    params: siteParams,
  },
  async ({ context, params }) => getDiscovery(context.console, params.id),
);
