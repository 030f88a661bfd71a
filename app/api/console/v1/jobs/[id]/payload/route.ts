import { readPayload } from '@/lib/console/jobs/read-payload';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';
import { payloadResponse } from '@/lib/server/payload-response';

export const GET = handle(
  {
    action: 'payload.read',
    summary: 'The payload of a job, byte for byte as the site answered it.',
    params: idParams,
  },
  async ({ context, params }) => payloadResponse(await readPayload(context.console, params.id)),
);
