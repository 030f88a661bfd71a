import { previewErasure } from '@/lib/console/payloads/erase';
import { erasurePreviewInput } from '@/lib/domain/api/payload-inputs';
import { erasurePreview } from '@/lib/domain/api/payloads';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'payload.erase',
    summary: 'What an erasure would touch. Changes nothing.',
    answer: erasurePreview,
    input: erasurePreviewInput,
  },
  ({ context, actor, input, request }) =>
    previewErasure({ ...context.console, actor }, input, request.signal),
);
