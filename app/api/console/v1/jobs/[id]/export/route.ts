import { exportJob } from '@/lib/console/payloads/export-jobs';
import { idParams } from '@/lib/domain/api/params';
import { exportQuery } from '@/lib/domain/api/payload-inputs';
import { exportResponse } from '@/lib/server/export-response';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'payload.read',
    summary: 'The records of a job as NDJSON or CSV.',
    params: idParams,
    query: exportQuery,
  },
  async ({ context, params, query }) =>
    exportResponse(await exportJob(context.console, params.id, query.format)),
);
