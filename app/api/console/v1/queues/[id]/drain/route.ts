import { planDrain } from '@/lib/console/drain/plan';
import { startDrain } from '@/lib/console/drain/start';
import { drainInput, drainPlanQuery } from '@/lib/domain/api/drain-inputs';
import { idParams } from '@/lib/domain/api/params';
import { drainPlanResponse, drainResponse } from '@/lib/domain/api/drains';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'queue.drain',
    summary: 'What a drain of the queue would do.',
    answer: drainPlanResponse,
    params: idParams,
    query: drainPlanQuery,
  },
  async ({ context, params, query }) => ({
    plan: await planDrain(context.console, params.id, query),
    now: context.console.clock.now(),
  }),
);

export const POST = handle(
  {
    action: 'queue.drain',
    summary: 'Starts a drain as its plan was shown.',
    answer: drainResponse,
    params: idParams,
    input: drainInput,
  },
  async ({ context, actor, params, input }) => ({
    drain: await startDrain({ ...context.console, actor }, params.id, input),
    now: context.console.clock.now(),
  }),
);
