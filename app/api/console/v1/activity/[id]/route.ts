import { getAct } from '@/lib/console/activity/get-act';
import { actResponse } from '@/lib/domain/api/activity';
import { actParams } from '@/lib/domain/api/activity-inputs';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'activity.read',
    summary: 'One entry of the activity log with its details.',
    answer: actResponse,
    params: actParams,
  },
  async ({ context, actor, params }) => ({
    entry: await getAct({ ...context.console, actor }, params.id),
    now: context.console.clock.now(),
  }),
);
