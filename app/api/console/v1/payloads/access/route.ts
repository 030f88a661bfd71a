import { readPayloadAccess } from '@/lib/console/payloads/read-payload-access';
import { setPayloadAccess } from '@/lib/console/payloads/set-payload-access';
import { payloadAccessInput, payloadAccessResponse } from '@/lib/domain/api/payload-access';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'settings.read',
    summary: 'Whether viewers see stored payloads.',
    answer: payloadAccessResponse,
  },
  ({ context }) => readPayloadAccess(context.console),
);

export const POST = handle(
  {
    action: 'payload-access.write',
    confirmed: true,
    summary: 'Lets viewers see stored payloads and download them, or takes that back.',
    answer: payloadAccessResponse,
    input: payloadAccessInput,
  },
  async ({ context, actor, input }) => {
    await setPayloadAccess({ ...context.console, actor }, input.viewersSeePayloads);
    return readPayloadAccess(context.console);
  },
);
