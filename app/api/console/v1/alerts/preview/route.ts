import { previewInput } from '@/lib/domain/api/alert-inputs';
import { previewAlert } from '@/lib/engine/alerts/preview-alert';
import { handle } from '@/lib/server/handle';

/** A POST because a filter may be longer than an address; it changes nothing. */
export const POST = handle({ action: 'alert.read', input: previewInput }, async ({ context, input }) =>
  previewAlert(context.engine, input),
);
