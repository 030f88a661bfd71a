import { alertChangesResponse } from '@/lib/domain/api/alerts';
import { alertChangesInput, alertParams } from '@/lib/domain/api/alert-inputs';
import { listAlertChanges } from '@/lib/engine/alerts/alert-changes';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'alert.read',
    summary: 'Who changed an API alert, from a version on.',
    answer: alertChangesResponse,
    params: alertParams,
    query: alertChangesInput,
  },
  async ({ context, params, query }) => ({
    changes: await listAlertChanges(context.database.kysely, params.id, query.since),
  }),
);
