import type { z } from 'zod';
import type { sessionResponse } from '@/lib/domain/api/views';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

/** Who is signed in. */
export const GET = handle(
  { action: 'signed-in' },
  async ({ signedIn }): Promise<z.infer<typeof sessionResponse>> => ({ account: signedIn.account }),
);
