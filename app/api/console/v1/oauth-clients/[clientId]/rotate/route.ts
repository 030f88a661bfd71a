import { clientParams } from '@/lib/domain/api/oauth-clients';
import { rotateSecret } from '@/lib/engine/oauth/rotate-secret';
import { handle } from '@/lib/server/handle';
import { refuseOwnApplication } from '@/lib/server/own-application';

export const POST = handle(
  { action: 'oauth-client.write', params: clientParams },
  async ({ context, actor, params: { clientId } }) => {
    await refuseOwnApplication(context, clientId);
    return rotateSecret(context.engine, clientId, actor);
  },
);
