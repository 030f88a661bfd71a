import { resumeDrain } from '@/lib/console/drain/resume';
import { idParams } from '@/lib/domain/api/params';
import { drainResponse } from '@/lib/domain/api/drains';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  { action: 'queue.drain', summary: 'Lets a stopped drain go on.', answer: drainResponse, params: idParams },
  async ({ context, actor, params }) => ({
    drain: await resumeDrain({ ...context.console, actor }, params.id),
    now: context.console.clock.now(),
  }),
);
