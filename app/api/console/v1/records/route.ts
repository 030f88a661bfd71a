import { listRecordModels } from '@/lib/engine/records/list-record-models';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'record.read', summary: 'The models with the number of their records.' },
  async ({ context }) => ({
    models: await listRecordModels(context.engine),
  }),
);
