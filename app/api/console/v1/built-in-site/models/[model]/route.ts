import { modelParams } from '@/lib/domain/api/built-in-site';
import { modelOf } from '@/lib/server/built-in-views';
import { modelView } from '@/lib/domain/api/built-in-site-views';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'settings.read',
    summary: 'One model with its fields and workflow.',
    answer: modelView,
    params: modelParams,
  },
  async ({ context, params }) => modelOf(context, params.model),
);
