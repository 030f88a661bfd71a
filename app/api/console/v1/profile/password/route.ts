import { changePassword } from '@/lib/auth/accounts/change-password';
import { ownAct } from '@/lib/auth/profile/own-act';
import { readProfile } from '@/lib/auth/profile/read';
import { sessionsEndedView } from '@/lib/domain/api/profile';
import { changePasswordInput } from '@/lib/domain/api/profile-inputs';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'signed-in',
    summary: 'Changes one’s own password with the present one, and ends every other session of the account.',
    answer: sessionsEndedView,
    input: changePasswordInput,
  },
  async ({ context, signedIn, input }) => {
    const ctx = ownAct(context.auth, signedIn);
    return { ...(await changePassword(ctx, input)), profile: await readProfile(ctx) };
  },
);
