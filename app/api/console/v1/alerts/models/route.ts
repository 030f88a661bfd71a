import { listModels } from '@/lib/engine/models/list-models';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'alert.read' }, async ({ context }) => ({
  models: await listModels(context.engine),
}));
