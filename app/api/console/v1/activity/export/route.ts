import { exportActivity } from '@/lib/console/activity/export-activity';
import { activityExportQuery } from '@/lib/domain/api/activity-inputs';
import { exportResponse } from '@/lib/server/export-response';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'activity.export',
    summary: 'The filtered activity log as NDJSON or CSV.',
    query: activityExportQuery,
  },
  async ({ context, actor, query }) => exportResponse(exportActivity({ ...context.console, actor }, query)),
);
