import { createRecordInput, modelParams, recordsQuery } from '@/lib/domain/api/record-inputs';
import { browseRecords } from '@/lib/engine/records/browse-records';
import { saveRecord } from '@/lib/engine/records/save-record';
import { recordsResponse } from '@/lib/domain/api/records';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'record.read',
    summary: 'Records of a model: filtered, sorted, searched, a page at a time.',
    answer: recordsResponse,
    params: modelParams,
    query: recordsQuery,
  },
  async ({ context, params, query }) => browseRecords(context.engine, { model: params.model, ...query }),
);

export const POST = handle(
  { action: 'record.write', summary: 'Makes a record.', params: modelParams, input: createRecordInput },
  async ({ context, actor, params, input }) => {
    const { id, version } = await saveRecord(
      context.engine,
      { model: params.model, values: input.values },
      actor,
    );
    return Response.json({ id, version }, { status: 201 });
  },
);
