import { changeParams } from '@/lib/domain/api/record-inputs';
import { explainChange } from '@/lib/engine/records/explain-change';
import { changeAlertsResponse } from '@/lib/domain/api/records';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'record.read',
    summary: 'Why a change triggered some alerts and not the others.',
    answer: changeAlertsResponse,
    params: changeParams,
  },
  async ({ context, params }) => ({
    alerts: await explainChange(context.engine, params, params.change),
  }),
);
