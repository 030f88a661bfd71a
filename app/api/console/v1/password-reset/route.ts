import { callerOf } from '@/lib/auth/caller';
import { linkSecretOf } from '@/lib/auth/links/link-cookie';
import { resetPassword } from '@/lib/auth/links/reset-password';
import { linkUsedResponse, newPasswordInput } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

export const POST = handle(
  {
    action: 'public',
    summary: 'Sets the password by the link this browser opened; every session of the account ends.',
    answer: linkUsedResponse,
    input: newPasswordInput,
  },
  async ({ context: { auth }, input, request: { headers }, requestId }) =>
    resetPassword(auth, linkSecretOf(auth, 'reset', headers), input.password, callerOf(headers, requestId)),
);
