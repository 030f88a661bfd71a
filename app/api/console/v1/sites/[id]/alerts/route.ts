import { getDiscovery } from '@/lib/console/sites/discovery';
import { siteParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'site.write', params: siteParams }, async ({ context, params }) =>
  getDiscovery(context.console, params.id),
);
