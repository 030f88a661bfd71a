import { revokeGatewayToken } from '@/lib/console/tokens/revoke-gateway-token';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const POST = handle({ action: 'token.write', params: idParams }, ({ context, actor, params }) =>
  revokeGatewayToken({ ...context.console, actor }, params.id),
);
