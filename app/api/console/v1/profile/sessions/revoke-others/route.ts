import { ownAct } from '@/lib/auth/profile/own-act';
import { readProfile } from '@/lib/auth/profile/read';
import { revokeOtherSessions } from '@/lib/auth/sessions/revoke-others';
import { sessionsEndedView } from '@/lib/domain/api/profile';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'signed-in',
    summary: 'Ends every session of one’s own but the one that asks.',
    answer: sessionsEndedView,
  },
  async ({ context, signedIn }) => {
    const ctx = ownAct(context.auth, signedIn);
    return { ...(await revokeOtherSessions(ctx)), profile: await readProfile(ctx) };
  },
);
