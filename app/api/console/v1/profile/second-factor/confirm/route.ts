import { ownAct } from '@/lib/auth/profile/own-act';
import { confirmSecondFactor } from '@/lib/auth/second-factor/confirm';
import { recoveryCodesView } from '@/lib/domain/api/profile';
import { confirmSecondFactorInput } from '@/lib/domain/api/profile-inputs';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'signed-in',
    beforeSecondFactor: true,
    summary:
      'Turns the second factor on with a code of the app; the recovery codes are answered here and never again.',
    answer: recoveryCodesView,
    input: confirmSecondFactorInput,
  },
  ({ context, signedIn, input }) => confirmSecondFactor(ownAct(context.auth, signedIn), input),
);
