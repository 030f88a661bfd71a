import { alertLossResponse } from '@/lib/domain/api/alerts';
import { alertParams } from '@/lib/domain/api/alert-inputs';
import { alertLoss } from '@/lib/engine/alerts/alert-loss';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'alert.read',
    summary: 'What deleting an API alert would lose.',
    answer: alertLossResponse,
    params: alertParams,
  },
  async ({ context, params }) => alertLoss(context.engine, params.id),
);
