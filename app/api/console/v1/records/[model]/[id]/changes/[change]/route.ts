import { changeParams } from '@/lib/domain/api/record-inputs';
import { explainChange } from '@/lib/engine/records/explain-change';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'record.read', params: changeParams }, async ({ context, params }) => ({
  alerts: await explainChange(context.engine, params, params.change),
}));
