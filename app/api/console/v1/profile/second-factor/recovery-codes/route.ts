import { ownAct } from '@/lib/auth/profile/own-act';
import { renewRecoveryCodes } from '@/lib/auth/second-factor/renew-recovery-codes';
import { recoveryCodesView } from '@/lib/domain/api/profile';
import { passwordAndCodeInput } from '@/lib/domain/api/profile-inputs';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'signed-in',
    summary:
      'Makes new recovery codes, with the password and a code; they are answered here and never again, and those before end.',
    answer: recoveryCodesView,
    input: passwordAndCodeInput,
  },
  ({ context, signedIn, input }) => renewRecoveryCodes(ownAct(context.auth, signedIn), input),
);
