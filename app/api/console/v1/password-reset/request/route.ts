import { callerOf } from '@/lib/auth/caller';
import { requestReset } from '@/lib/auth/links/request-reset';
import { forgotInput, forgotResponse } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

export const POST = handle(
  {
    action: 'public',
    summary: 'Sends a link for a new password, if the address has an account. The answer is always the same.',
    answer: forgotResponse,
    input: forgotInput,
  },
  async ({ context, input, request, requestId }) => {
    await requestReset(context.auth, input.email, callerOf(request.headers, requestId));
    return { accepted: true };
  },
);
