import { acceptChanges } from '@/lib/console/sites/accept-changes';
import { siteParams } from '@/lib/domain/api/params';
import { acceptInput } from '@/lib/domain/api/site-inputs';
import { trackResponse } from '@/lib/domain/api/sites';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'site.write',
    summary: 'Applies what an admin accepts of what the site lists.',
    answer: trackResponse,
    params: siteParams,
    input: acceptInput,
  },
  async ({ context, actor, params, input }) => acceptChanges({ ...context.console, actor }, params.id, input),
);
