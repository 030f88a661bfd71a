import { createApiToken } from '@/lib/auth/tokens/create-api-token';
import { listApiTokens } from '@/lib/auth/tokens/list-api-tokens';
import { apiTokenCreated, apiTokenInput, apiTokensResponse } from '@/lib/domain/api/tokens';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'token.read', summary: 'The API tokens; never their secrets.', answer: apiTokensResponse },
  async ({ context: { auth } }) => ({ tokens: await listApiTokens(auth), now: auth.clock.now() }),
);

export const POST = handle(
  {
    action: 'token.write',
    confirmed: true,
    summary: 'Makes an API token; its secret is answered here and never again.',
    answer: apiTokenCreated,
    input: apiTokenInput,
  },
  ({ context, actor, input }) => createApiToken({ ...context.auth, actor }, input),
);
