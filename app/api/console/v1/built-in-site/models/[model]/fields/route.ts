import { addFieldInput, modelParams } from '@/lib/domain/api/built-in-site';
import { addCustomField } from '@/lib/engine/models/add-custom-field';
import { modelOf } from '@/lib/server/built-in-views';
import { modelView } from '@/lib/domain/api/built-in-site-views';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'model.write',
    summary: 'Adds a custom field to a model.',
    answer: modelView,
    params: modelParams,
    input: addFieldInput,
  },
  async ({ context, actor, params, input }) => {
    await addCustomField(context.engine, params.model, input, actor);
    return modelOf(context, params.model);
  },
);
