import { downloadPayload } from '@/lib/console/payloads/download-payload';
import { idParams } from '@/lib/domain/api/params';
import { headNotAllowed } from '@/lib/http/head-not-allowed';
import { handle } from '@/lib/server/handle';
import { payloadResponse } from '@/lib/server/payload-response';

export const GET = handle(
  {
    action: 'payload.read',
    givesFile: true,
    summary: 'The payload of a job, byte for byte as the site answered it.',
    params: idParams,
  },
  async ({ context, actor, params }) =>
    payloadResponse(await downloadPayload({ ...context.console, actor }, params.id)),
);

/** A HEAD would be written down as taking the data. */
export const HEAD = headNotAllowed;
