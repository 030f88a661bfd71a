import { sessionResponse } from '@/lib/domain/api/views';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

/** Who is signed in. */
export const GET = handle(
  { action: 'signed-in', summary: 'Who is signed in.', answer: sessionResponse },
  async ({ signedIn }) => ({ account: signedIn.account }),
);
