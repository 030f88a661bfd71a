import { findByText } from '@/lib/console/payloads/find-by-text';
import { findByTextInput } from '@/lib/domain/api/payload-inputs';
import { foundByTextResponse } from '@/lib/domain/api/payloads';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'payload.read',
    summary: 'Stored payloads that contain a text.',
    answer: foundByTextResponse,
    input: findByTextInput,
  },
  ({ context, actor, input }) => findByText({ ...context.console, actor }, input),
);
