import { disableAccount } from '@/lib/auth/accounts/disable';
import { listPeople } from '@/lib/auth/accounts/list-people';
import { idParams } from '@/lib/domain/api/params';
import { disableInput, peopleResponse } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'account.write',
    summary: 'Disables an account: its sessions end, and it cannot sign in.',
    answer: peopleResponse,
    params: idParams,
    input: disableInput,
  },
  async ({ context, actor, params, input }) => {
    await disableAccount({ ...context.auth, actor }, params.id, input.shown);
    return listPeople(context.auth);
  },
);
