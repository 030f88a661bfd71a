import { listActors } from '@/lib/console/activity/list-actors';
import { actorsResponse } from '@/lib/domain/api/activity';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'activity.read',
    summary: 'Whom the activity log can be filtered by.',
    answer: actorsResponse,
  },
  ({ context }) => listActors(context.console),
);
