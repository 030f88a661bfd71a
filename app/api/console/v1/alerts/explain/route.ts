import { explainInput } from '@/lib/domain/api/alert-inputs';
import { explainAlert } from '@/lib/engine/alerts/explain-alert';
import { handle } from '@/lib/server/handle';

/** A POST because a filter may be longer than an address; it changes nothing. */
export const POST = handle({ action: 'alert.read', input: explainInput }, async ({ context, input }) =>
  explainAlert(context.engine, input),
);
