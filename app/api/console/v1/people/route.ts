import { listPeople } from '@/lib/auth/accounts/list-people';
import { peopleResponse } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'account.write',
    summary: 'Everybody with an account, and who is invited.',
    answer: peopleResponse,
  },
  ({ context }) => listPeople(context.auth),
);
