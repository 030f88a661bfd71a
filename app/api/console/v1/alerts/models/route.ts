import { alertModelsResponse } from '@/lib/domain/api/alerts';
import { listModels } from '@/lib/engine/models/list-models';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'alert.read',
    summary: 'The models of the built-in site, as the alert editor needs them.',
    answer: alertModelsResponse,
  },
  async ({ context }) => ({
    models: await listModels(context.engine),
  }),
);
