import { enableAccount } from '@/lib/auth/accounts/enable';
import { listPeople } from '@/lib/auth/accounts/list-people';
import { idParams } from '@/lib/domain/api/params';
import { peopleResponse } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'account.write',
    confirmed: true,
    summary: 'Lets a disabled account sign in again.',
    answer: peopleResponse,
    params: idParams,
  },
  async ({ context, actor, params }) => {
    await enableAccount({ ...context.auth, actor }, params.id);
    return listPeople(context.auth);
  },
);
