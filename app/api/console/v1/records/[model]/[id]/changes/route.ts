import { changesQuery, recordParams } from '@/lib/domain/api/record-inputs';
import { listRecordChanges } from '@/lib/engine/records/list-record-changes';
import { recordChangesResponse } from '@/lib/domain/api/records';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'record.read',
    summary: 'What was changed of a record, by whom, and which alerts it triggered.',
    answer: recordChangesResponse,
    params: recordParams,
    query: changesQuery,
  },
  async ({ context, params, query }) =>
    listRecordChanges(context.engine, params, { before: query.before ?? null, limit: query.limit }),
);
