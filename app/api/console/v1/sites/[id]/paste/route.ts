import { addPastedQueues } from '@/lib/console/sites/add-pasted';
import { siteParams } from '@/lib/domain/api/params';
import { pasteInput } from '@/lib/domain/api/site-inputs';
import { trackResponse } from '@/lib/domain/api/sites';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'site.write',
    summary: 'Tracks queues by pasted Queue UUIDs.',
    answer: trackResponse,
    params: siteParams,
    input: pasteInput,
  },
  async ({ context, actor, params, input }) =>
    addPastedQueues({ ...context.console, actor }, params.id, input.text),
);
