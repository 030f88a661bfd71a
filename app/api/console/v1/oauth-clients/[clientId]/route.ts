import { clientParams, oauthClientsView, updateClientInput } from '@/lib/domain/api/oauth-clients';
import { updateClient } from '@/lib/engine/oauth/update-client';
import { oauthClientsOf } from '@/lib/server/built-in-views';
import { handle } from '@/lib/server/handle';
import { refuseOwnApplication } from '@/lib/server/own-application';

export const POST = handle(
  {
    action: 'oauth-client.write',
    confirmed: true,
    summary: 'Changes what an OAuth application is called and may do.',
    answer: oauthClientsView,
    params: clientParams,
    input: updateClientInput,
  },
  async ({ context, actor, params: { clientId }, input }) => {
    await refuseOwnApplication(context, clientId);
    await updateClient(context.engine, clientId, input, actor);
    return oauthClientsOf(context);
  },
);
