import { listPeople } from '@/lib/auth/accounts/list-people';
import { ownAct } from '@/lib/auth/profile/own-act';
import { resetOfAnother } from '@/lib/auth/second-factor/reset-of-another';
import { idParams } from '@/lib/domain/api/params';
import { peopleResponse } from '@/lib/domain/api/people';
import { resetSecondFactorInput } from '@/lib/domain/api/profile-inputs';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'account.write',
    summary:
      'Takes the second factor off somebody who lost it; the password of whoever asks is needed, or a sign-in with the provider in the last ten minutes where none counts.',
    answer: peopleResponse,
    params: idParams,
    input: resetSecondFactorInput,
  },
  async ({ context, signedIn, params, input }) => {
    await resetOfAnother(ownAct(context.auth, signedIn), params.id, {
      ...input,
      isConfirmed: signedIn.isConfirmed,
    });
    return listPeople(context.auth);
  },
);
