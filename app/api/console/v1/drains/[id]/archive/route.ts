import { exportDrain } from '@/lib/console/payloads/export-jobs';
import { idParams } from '@/lib/domain/api/params';
import { headNotAllowed } from '@/lib/http/head-not-allowed';
import { exportResponse } from '@/lib/server/export-response';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'payload.read',
    givesFile: true,
    summary: 'Everything a drain took, as one zip.',
    params: idParams,
  },
  async ({ context, actor, params }) =>
    exportResponse(await exportDrain({ ...context.console, actor }, params.id)),
);

/** A HEAD would be written down as taking the data. */
export const HEAD = headNotAllowed;
