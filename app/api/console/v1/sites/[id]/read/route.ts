import { readSiteNow } from '@/lib/console/sites/read-site-now';
import { siteParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const POST = handle({ action: 'site.write', params: siteParams }, async ({ context, actor, params }) =>
  readSiteNow({ ...context.console, actor }, params.id),
);
