import { modelParams } from '@/lib/domain/api/record-inputs';
import { getRecordModel } from '@/lib/engine/records/list-record-models';
import { recordDefinitionResponse } from '@/lib/domain/api/records';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'record.read',
    summary: 'The fields and states of a model.',
    answer: recordDefinitionResponse,
    params: modelParams,
  },
  async ({ context, params }) => ({
    model: await getRecordModel(context.engine, params.model),
  }),
);
