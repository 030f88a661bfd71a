import { actResponse } from '@/lib/domain/api/views';
import { reconcileCall } from '@/lib/console/jobs/reconcile';
import { reconcileInput } from '@/lib/domain/api/inputs';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'queue.reconcile',
    summary: 'Settles a call whose outcome is unknown.',
    answer: actResponse,
    params: idParams,
    input: reconcileInput,
  },
  async ({ context, actor, params, input }) => reconcileCall({ ...context.console, actor }, params.id, input),
);
