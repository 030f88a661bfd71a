import { exportRange } from '@/lib/console/payloads/export-jobs';
import { idParams } from '@/lib/domain/api/params';
import { rangeExportQuery } from '@/lib/domain/api/payload-inputs';
import { exportResponse } from '@/lib/server/export-response';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'payload.read',
    summary: 'The payloads of a queue over a range of days.',
    params: idParams,
    query: rangeExportQuery,
  },
  async ({ context, params, query }) => exportResponse(await exportRange(context.console, params.id, query)),
);
