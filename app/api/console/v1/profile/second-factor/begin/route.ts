import { ownAct } from '@/lib/auth/profile/own-act';
import { beginSecondFactor } from '@/lib/auth/second-factor/begin';
import { shownKeyView } from '@/lib/domain/api/profile';
import { passwordInput } from '@/lib/domain/api/profile-inputs';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'signed-in',
    beforeSecondFactor: true,
    summary: 'Makes a key for an authenticator app; it is answered here and never again.',
    answer: shownKeyView,
    input: passwordInput,
  },
  ({ context, signedIn, input }) => beginSecondFactor(ownAct(context.auth, signedIn), input),
);
