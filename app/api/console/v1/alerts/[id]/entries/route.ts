import { alertParams } from '@/lib/domain/api/alert-inputs';
import { listAlertEntries } from '@/lib/engine/alerts/list-alert-entries';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'alert.read', params: alertParams }, async ({ context, params }) => ({
  entries: await listAlertEntries(context.engine, params.id),
  now: context.engine.clock.now(),
}));
