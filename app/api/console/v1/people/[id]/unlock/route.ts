import { listPeople } from '@/lib/auth/accounts/list-people';
import { unlockAccount } from '@/lib/auth/sign-in/unlock';
import { idParams } from '@/lib/domain/api/params';
import { peopleResponse } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'account.write',
    confirmed: true,
    summary: 'Lets somebody who typed too many wrong passwords or codes try again at once.',
    answer: peopleResponse,
    params: idParams,
  },
  async ({ context, actor, params }) => {
    await unlockAccount({ ...context.auth, actor }, params.id);
    return listPeople(context.auth);
  },
);
