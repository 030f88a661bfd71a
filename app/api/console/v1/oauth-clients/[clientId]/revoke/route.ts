import { clientParams, oauthClientsView } from '@/lib/domain/api/oauth-clients';
import { revokeClient } from '@/lib/engine/oauth/revoke-client';
import { oauthClientsOf } from '@/lib/server/built-in-views';
import { handle } from '@/lib/server/handle';
import { refuseOwnApplication } from '@/lib/server/own-application';

export const POST = handle(
  {
    action: 'oauth-client.write',
    summary: 'Revokes an OAuth application and its tokens at once.',
    answer: oauthClientsView,
    params: clientParams,
  },
  async ({ context, actor, params: { clientId } }) => {
    await refuseOwnApplication(context, clientId);
    await revokeClient(context.engine, clientId, actor);
    return oauthClientsOf(context);
  },
);
