import { exportDrain } from '@/lib/console/payloads/export-jobs';
import { idParams } from '@/lib/domain/api/params';
import { exportResponse } from '@/lib/server/export-response';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'payload.read', summary: 'Everything a drain took, as one zip.', params: idParams },
  async ({ context, params }) => exportResponse(await exportDrain(context.console, params.id)),
);
