import { exportRange } from '@/lib/console/payloads/export-jobs';
import { idParams } from '@/lib/domain/api/params';
import { rangeExportQuery } from '@/lib/domain/api/payload-inputs';
import { headNotAllowed } from '@/lib/http/head-not-allowed';
import { exportResponse } from '@/lib/server/export-response';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'payload.read',
    givesFile: true,
    summary: 'The payloads of a queue over a range of days.',
    params: idParams,
    query: rangeExportQuery,
  },
  async ({ context, actor, params, query }) =>
    exportResponse(await exportRange({ ...context.console, actor }, params.id, query)),
);

/** A HEAD would be written down as taking the data. */
export const HEAD = headNotAllowed;
