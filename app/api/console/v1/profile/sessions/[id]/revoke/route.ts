import { ownAct } from '@/lib/auth/profile/own-act';
import { readProfile } from '@/lib/auth/profile/read';
import { revokeOwnSession } from '@/lib/auth/sessions/revoke-own';
import { idParams } from '@/lib/domain/api/params';
import { profileView } from '@/lib/domain/api/profile';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'signed-in',
    summary: 'Ends another session of one’s own at once.',
    answer: profileView,
    params: idParams,
  },
  async ({ context, signedIn, params }) => {
    const ctx = ownAct(context.auth, signedIn);
    await revokeOwnSession(ctx, params.id);
    return readProfile(ctx);
  },
);
