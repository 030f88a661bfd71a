import { listApiTokens } from '@/lib/auth/tokens/list-api-tokens';
import { revokeToken } from '@/lib/auth/tokens/revoke-token';
import { idParams } from '@/lib/domain/api/params';
import { apiTokensResponse } from '@/lib/domain/api/tokens';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'token.write',
    summary: 'Revokes an API token at once.',
    answer: apiTokensResponse,
    params: idParams,
  },
  async ({ context: { auth }, actor, params }) => {
    await revokeToken({ ...auth, actor }, 'api', params.id);
    return { tokens: await listApiTokens(auth), now: auth.clock.now() };
  },
);
