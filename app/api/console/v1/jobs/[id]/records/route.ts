import { listRecords } from '@/lib/console/payloads/list-records';
import { idParams } from '@/lib/domain/api/params';
import { recordsQuery } from '@/lib/domain/api/payload-inputs';
import { recordsResponse } from '@/lib/domain/api/payloads';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'payload.read',
    summary: 'A page of the records of a job.',
    answer: recordsResponse,
    params: idParams,
    query: recordsQuery,
  },
  ({ context, params, query }) => listRecords(context.console, params.id, query),
);
