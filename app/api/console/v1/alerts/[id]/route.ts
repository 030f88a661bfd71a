import { alertResponse } from '@/lib/domain/api/alerts';
import { alertParams, deleteAlertInput, updateAlertInput } from '@/lib/domain/api/alert-inputs';
import { deleteAlert } from '@/lib/engine/alerts/delete-alert';
import { updateAlert } from '@/lib/engine/alerts/update-alert';
import { alertAnswer } from '@/lib/server/alert-answer';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'alert.read',
    summary: 'One API alert with its settings.',
    answer: alertResponse,
    params: alertParams,
  },
  async ({ context, params }) => alertAnswer(context, params.id),
);

export const PUT = handle(
  {
    action: 'alert.write',
    summary: 'Changes the settings of an API alert; refused when somebody changed them since they were read.',
    answer: alertResponse,
    params: alertParams,
    input: updateAlertInput,
  },
  async ({ context, actor, params, input }) => {
    await updateAlert(context.engine, params.id, input.settings, actor, input.version);
    return alertAnswer(context, params.id);
  },
);

export const DELETE = handle(
  {
    action: 'alert.write',
    summary: 'Deletes an API alert with its queue and jobs; refused when more would be lost than was shown.',
    params: alertParams,
    input: deleteAlertInput,
  },
  async ({ context, actor, params, input }) => deleteAlert(context.engine, params.id, actor, input.seen),
);
