import { lookupQuery, modelParams } from '@/lib/domain/api/record-inputs';
import { lookupRecords } from '@/lib/engine/records/lookup-records';
import { recordLookupResponse } from '@/lib/domain/api/records';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'record.read',
    summary: 'Records of a model by name or id, for a relation.',
    answer: recordLookupResponse,
    params: modelParams,
    query: lookupQuery,
  },
  async ({ context, params, query }) => ({
    matches: await lookupRecords(context.engine, params.model, query.search),
  }),
);
