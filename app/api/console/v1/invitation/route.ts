import { callerOf } from '@/lib/auth/caller';
import { acceptInvitation } from '@/lib/auth/links/accept-invitation';
import { linkSecretOf } from '@/lib/auth/links/link-cookie';
import { acceptInput, linkUsedResponse } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

export const POST = handle(
  {
    action: 'public',
    summary: 'Accepts the invitation whose link this browser opened: makes the account.',
    answer: linkUsedResponse,
    input: acceptInput,
  },
  async ({ context: { auth }, input, request: { headers }, requestId }) =>
    acceptInvitation(auth, linkSecretOf(auth, 'invitation', headers), input, callerOf(headers, requestId)),
);
