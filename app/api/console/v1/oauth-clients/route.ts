import { createClientInput, newSecretView, oauthClientsView } from '@/lib/domain/api/oauth-clients';
import { createOauthClient } from '@/lib/engine/oauth/create-client';
import { oauthClientsOf } from '@/lib/server/built-in-views';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'settings.read',
    summary: 'The OAuth applications of the built-in site; never their secrets.',
    answer: oauthClientsView,
  },
  async ({ context }) => oauthClientsOf(context),
);

export const POST = handle(
  {
    action: 'oauth-client.write',
    confirmed: true,
    summary: 'Makes an OAuth application; its secret is answered here and never again.',
    answer: newSecretView,
    input: createClientInput,
  },
  async ({ context, actor, input }) => createOauthClient(context.engine, input, actor),
);
