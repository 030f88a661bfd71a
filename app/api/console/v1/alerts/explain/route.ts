import { explainResponse } from '@/lib/domain/api/alerts';
import { explainInput } from '@/lib/domain/api/alert-inputs';
import { explainAlert } from '@/lib/engine/alerts/explain-alert';
import { handle } from '@/lib/server/handle';

/** A POST because a filter may be longer than an address; it changes nothing. */
export const POST = handle(
  {
    action: 'alert.read',
    summary: 'Whether a save of a record would queue it, and which condition decides. Changes nothing.',
    answer: explainResponse,
    input: explainInput,
  },
  async ({ context, input }) => explainAlert(context.engine, input),
);
