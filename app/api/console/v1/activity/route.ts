import { listActs } from '@/lib/console/activity/list-acts';
import { activityResponse } from '@/lib/domain/api/activity';
import { activityQuery } from '@/lib/domain/api/activity-inputs';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'activity.read',
    summary: 'The activity log, newest first, filtered, a page at a time. Viewers see no addresses.',
    answer: activityResponse,
    query: activityQuery,
  },
  ({ context, actor, query }) => listActs({ ...context.console, actor }, query),
);
