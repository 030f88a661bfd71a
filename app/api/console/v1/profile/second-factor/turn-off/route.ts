import { ownAct } from '@/lib/auth/profile/own-act';
import { readProfile } from '@/lib/auth/profile/read';
import { turnOffSecondFactor } from '@/lib/auth/second-factor/turn-off';
import { profileView } from '@/lib/domain/api/profile';
import { passwordAndCodeInput } from '@/lib/domain/api/profile-inputs';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'signed-in',
    summary: 'Turns the second factor off, with the password and a code.',
    answer: profileView,
    input: passwordAndCodeInput,
  },
  async ({ context, signedIn, input }) => {
    const ctx = ownAct(context.auth, signedIn);
    await turnOffSecondFactor(ctx, input);
    return readProfile(ctx);
  },
);
