import type { z } from 'zod';
import { callerOf } from '@/lib/auth/caller';
import { completeSetup } from '@/lib/auth/setup/complete-setup';
import { isSetupNeeded } from '@/lib/auth/setup/is-setup-needed';
import { setupInput } from '@/lib/domain/api/inputs';
import type { setupResponse } from '@/lib/domain/api/views';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

type SetupResponse = z.infer<typeof setupResponse>;

export const GET = handle({ action: 'public' }, async ({ context }): Promise<SetupResponse> => ({
  needed: await isSetupNeeded(context.auth),
}));

export const POST = handle(
  { action: 'public', input: setupInput },
  async ({ context, input, request }): Promise<SetupResponse> => {
    await completeSetup(context.auth, input, callerOf(request.headers));
    return { needed: false };
  },
);
