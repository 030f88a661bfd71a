import { callerOf } from '@/lib/auth/caller';
import { completeSetup } from '@/lib/auth/setup/complete-setup';
import { isSetupNeeded } from '@/lib/auth/setup/is-setup-needed';
import { setupInput } from '@/lib/domain/api/inputs';
import { setupResponse } from '@/lib/domain/api/views';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

export const GET = handle(
  { action: 'public', summary: 'Whether the first account is still to be made.', answer: setupResponse },
  async ({ context }) => ({
    needed: await isSetupNeeded(context.auth),
  }),
);

export const POST = handle(
  {
    action: 'public',
    summary: 'Makes the first account with the setup code from the terminal.',
    answer: setupResponse,
    input: setupInput,
  },
  async ({ context, input, request, requestId }) => {
    await completeSetup(context.auth, input, callerOf(request.headers, requestId));
    return { needed: false };
  },
);
