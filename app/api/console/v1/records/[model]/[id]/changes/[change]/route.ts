import { changeParams } from '@/lib/domain/api/record-inputs';
import { explainChange } from '@/lib/engine/records/explain-change';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'record.read',
    summary: 'Why a change triggered some alerts and not the others.',
    params: changeParams,
  },
  async ({ context, params }) => ({
    alerts: await explainChange(context.engine, params, params.change),
  }),
);
