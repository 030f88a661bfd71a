import { alertResponse } from '@/lib/domain/api/alerts';
import { alertsResponse } from '@/lib/domain/api/alerts';
import { addQueueIds } from '@/lib/console/queues/add-queue-ids';
import { alertsInput, createAlertInput } from '@/lib/domain/api/alert-inputs';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { listAlertSummaries } from '@/lib/engine/alerts/list-alert-summaries';
import { handle } from '@/lib/server/handle';
import { alertAnswer } from '@/lib/server/alert-answer';

export const GET = handle(
  {
    action: 'alert.read',
    summary: 'API alerts, of one model or of all.',
    answer: alertsResponse,
    query: alertsInput,
  },
  async ({ context, query }) => ({
    alerts: await addQueueIds(context.console, await listAlertSummaries(context.engine, query.model)),
    now: context.engine.clock.now(),
  }),
);

export const POST = handle(
  {
    action: 'alert.write',
    summary: 'Makes an API alert and its queue.',
    answer: alertResponse,
    input: createAlertInput,
  },
  async ({ context, actor, input: { key, model, settings } }) => {
    const made = { ...settings, model_controller_type: model };
    return alertAnswer(context, (await createAlert(context.engine, made, actor, key)).id);
  },
);
