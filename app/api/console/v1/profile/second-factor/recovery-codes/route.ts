import { ownAct } from '@/lib/auth/profile/own-act';
import { renewRecoveryCodes } from '@/lib/auth/second-factor/renew-recovery-codes';
import { recoveryCodesView } from '@/lib/domain/api/profile';
import { passwordInput } from '@/lib/domain/api/profile-inputs';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'signed-in',
    summary: 'Makes new recovery codes, which are answered here and never again; those before end.',
    answer: recoveryCodesView,
    input: passwordInput,
  },
  ({ context, signedIn, input }) => renewRecoveryCodes(ownAct(context.auth, signedIn), input),
);
