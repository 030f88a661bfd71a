import { listRecordModels } from '@/lib/engine/records/list-record-models';
import { recordModelsResponse } from '@/lib/domain/api/records';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'record.read',
    summary: 'The models with the number of their records.',
    answer: recordModelsResponse,
  },
  async ({ context }) => ({
    models: await listRecordModels(context.engine),
  }),
);
