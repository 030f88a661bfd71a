import { modelParams, setWorkflowInput } from '@/lib/domain/api/built-in-site';
import { setWorkflow } from '@/lib/engine/models/set-workflow';
import { modelOf } from '@/lib/server/built-in-views';
import { modelView } from '@/lib/domain/api/built-in-site-views';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'model.write',
    summary: 'Changes the workflow states of a model and the moves between them.',
    answer: modelView,
    params: modelParams,
    input: setWorkflowInput,
  },
  async ({ context, actor, params, input }) => {
    await setWorkflow(context.engine, params.model, input, actor);
    return modelOf(context, params.model);
  },
);
