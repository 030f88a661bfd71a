import { revokeLink } from '@/lib/auth/links/revoke-link';
import { listPeople } from '@/lib/auth/accounts/list-people';
import { idParams } from '@/lib/domain/api/params';
import { peopleResponse } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'account.write',
    summary: 'Takes back an invitation, or a link for a new password.',
    answer: peopleResponse,
    params: idParams,
  },
  async ({ context, actor, params }) => {
    await revokeLink({ ...context.auth, actor }, params.id);
    return listPeople(context.auth);
  },
);
