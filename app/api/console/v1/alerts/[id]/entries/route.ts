import { alertEntriesResponse } from '@/lib/domain/api/alerts';
import { alertParams } from '@/lib/domain/api/alert-inputs';
import { listAlertEntries } from '@/lib/engine/alerts/list-alert-entries';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'alert.read',
    summary: 'The last 50 entries an API alert made.',
    answer: alertEntriesResponse,
    params: alertParams,
  },
  async ({ context, params }) => ({
    entries: await listAlertEntries(context.engine, params.id),
    now: context.engine.clock.now(),
  }),
);
