import { exportJob } from '@/lib/console/payloads/export-jobs';
import { idParams } from '@/lib/domain/api/params';
import { exportQuery } from '@/lib/domain/api/payload-inputs';
import { headNotAllowed } from '@/lib/http/head-not-allowed';
import { exportResponse } from '@/lib/server/export-response';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'payload.read',
    givesFile: true,
    summary: 'The records of a job as NDJSON or CSV.',
    params: idParams,
    query: exportQuery,
  },
  async ({ context, actor, params, query }) =>
    exportResponse(await exportJob({ ...context.console, actor }, params.id, query.format)),
);

/** A HEAD would be written down as taking the data. */
export const HEAD = headNotAllowed;
