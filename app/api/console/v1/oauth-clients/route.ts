import { createClientInput } from '@/lib/domain/api/oauth-clients';
import { createOauthClient } from '@/lib/engine/oauth/create-client';
import { oauthClientsOf } from '@/lib/server/built-in-views';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'settings.read' }, async ({ context }) => oauthClientsOf(context));

export const POST = handle(
  { action: 'oauth-client.write', input: createClientInput },
  async ({ context, actor, input }) => createOauthClient(context.engine, input, actor),
);
