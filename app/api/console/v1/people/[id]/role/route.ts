import { setAccountRole } from '@/lib/auth/accounts/set-role';
import { listPeople } from '@/lib/auth/accounts/list-people';
import { idParams } from '@/lib/domain/api/params';
import { peopleResponse, roleInput } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'account.write',
    confirmed: true,
    summary: 'Gives an account another role; it holds from its next request on.',
    answer: peopleResponse,
    params: idParams,
    input: roleInput,
  },
  async ({ context, actor, params, input }) => {
    await setAccountRole({ ...context.auth, actor }, params.id, input.role, input.shown);
    return listPeople(context.auth);
  },
);
