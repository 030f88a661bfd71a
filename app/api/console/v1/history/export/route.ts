import { exportHistory } from '@/lib/console/history/export-history';
import { historyExportQuery } from '@/lib/domain/api/history-inputs';
import { exportResponse } from '@/lib/server/export-response';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'history.read',
    givesFile: true,
    summary: 'The figures of the history as CSV or NDJSON.',
    query: historyExportQuery,
  },
  async ({ context, query }) => exportResponse(await exportHistory(context.console, query)),
);
