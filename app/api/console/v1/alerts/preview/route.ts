import { previewResponse } from '@/lib/domain/api/alerts';
import { previewInput } from '@/lib/domain/api/alert-inputs';
import { previewAlert } from '@/lib/engine/alerts/preview-alert';
import { handle } from '@/lib/server/handle';

/** A POST because a filter may be longer than an address; it changes nothing. */
export const POST = handle(
  {
    action: 'alert.read',
    summary: 'How many records meet a filter now, and which. Changes nothing.',
    answer: previewResponse,
    input: previewInput,
  },
  async ({ context, input }) => previewAlert(context.engine, input),
);
