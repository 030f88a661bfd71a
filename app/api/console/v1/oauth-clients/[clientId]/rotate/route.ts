import { clientParams, newSecretView } from '@/lib/domain/api/oauth-clients';
import { rotateSecret } from '@/lib/engine/oauth/rotate-secret';
import { handle } from '@/lib/server/handle';
import { refuseOwnApplication } from '@/lib/server/own-application';

export const POST = handle(
  {
    action: 'oauth-client.write',
    confirmed: true,
    summary: 'Gives an OAuth application a new secret, answered here and never again.',
    answer: newSecretView,
    params: clientParams,
  },
  async ({ context, actor, params: { clientId } }) => {
    await refuseOwnApplication(context, clientId);
    return rotateSecret(context.engine, clientId, actor);
  },
);
