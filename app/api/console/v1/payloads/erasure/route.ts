import { erasePayloads } from '@/lib/console/payloads/erase';
import { erasureInput } from '@/lib/domain/api/payload-inputs';
import { erasurePreview } from '@/lib/domain/api/payloads';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'payload.erase',
    summary: 'Erases a record or a value from stored payloads.',
    answer: erasurePreview,
    input: erasureInput,
  },
  ({ context, actor, input }) => erasePayloads({ ...context.console, actor }, input),
);
