import { getDrain } from '@/lib/console/drain/views';
import { idParams } from '@/lib/domain/api/params';
import { drainResponse } from '@/lib/domain/api/drains';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'overview.read', summary: 'How far a drain is.', answer: drainResponse, params: idParams },
  async ({ context, params }) => ({
    drain: await getDrain(context.console, params.id),
    now: context.console.clock.now(),
  }),
);
