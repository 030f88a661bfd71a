import { exportActivity } from '@/lib/console/activity/export-activity';
import { activityExportQuery } from '@/lib/domain/api/activity-inputs';
import { headNotAllowed } from '@/lib/http/head-not-allowed';
import { exportResponse } from '@/lib/server/export-response';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'activity.export',
    givesFile: true,
    summary: 'The filtered activity log as NDJSON or CSV.',
    query: activityExportQuery,
  },
  async ({ context, actor, query }) =>
    exportResponse(await exportActivity({ ...context.console, actor }, query)),
);

/** A HEAD would be written down as taking the data. */
export const HEAD = headNotAllowed;
