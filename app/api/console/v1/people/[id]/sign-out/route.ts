import { revokeAllSessions } from '@/lib/auth/sessions/revoke-all';
import { listPeople } from '@/lib/auth/accounts/list-people';
import { idParams } from '@/lib/domain/api/params';
import { peopleResponse } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'account.write',
    summary: 'Ends every session of an account.',
    answer: peopleResponse,
    params: idParams,
  },
  async ({ context, actor, params }) => {
    await revokeAllSessions({ ...context.auth, actor }, params.id);
    return listPeople(context.auth);
  },
);
