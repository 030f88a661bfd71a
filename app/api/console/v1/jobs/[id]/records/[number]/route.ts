import { readOneRecord } from '@/lib/console/payloads/list-records';
import { recordParams } from '@/lib/domain/api/payload-inputs';
import { recordResponse } from '@/lib/domain/api/payloads';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'payload.read',
    summary: 'One record of a job, as it was sent.',
    answer: recordResponse,
    params: recordParams,
  },
  ({ context, params }) => readOneRecord(context.console, params),
);
