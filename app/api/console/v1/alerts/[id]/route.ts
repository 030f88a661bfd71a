import { alertParams, deleteAlertInput, updateAlertInput } from '@/lib/domain/api/alert-inputs';
import { deleteAlert } from '@/lib/engine/alerts/delete-alert';
import { updateAlert } from '@/lib/engine/alerts/update-alert';
import { alertAnswer } from '@/lib/server/alert-answer';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'alert.read', params: alertParams }, async ({ context, params }) =>
  alertAnswer(context, params.id),
);

export const PUT = handle(
  { action: 'alert.write', params: alertParams, input: updateAlertInput },
  async ({ context, actor, params, input }) => {
    await updateAlert(context.engine, params.id, input.settings, actor, input.version);
    return alertAnswer(context, params.id);
  },
);

export const DELETE = handle(
  { action: 'alert.write', params: alertParams, input: deleteAlertInput },
  async ({ context, actor, params, input }) => deleteAlert(context.engine, params.id, actor, input.seen),
);
