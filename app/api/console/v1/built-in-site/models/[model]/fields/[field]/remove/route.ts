import { fieldParams, removeFieldInput } from '@/lib/domain/api/built-in-site';
import { removeCustomField } from '@/lib/engine/models/remove-custom-field';
import { modelOf } from '@/lib/server/built-in-views';
import { modelView } from '@/lib/domain/api/built-in-site-views';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'model.write',
    summary: 'Removes a custom field, when nothing uses it.',
    answer: modelView,
    params: fieldParams,
    input: removeFieldInput,
  },
  async ({ context, actor, params, input }) => {
    await removeCustomField(context.engine, { ...params, ...input }, actor);
    return modelOf(context, params.model);
  },
);
