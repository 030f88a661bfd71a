import { listGatewayTokens } from '@/lib/console/tokens/list-gateway-tokens';
import { revokeGatewayToken } from '@/lib/console/tokens/revoke-gateway-token';
import { idParams } from '@/lib/domain/api/params';
import { gatewayTokensResponse } from '@/lib/domain/api/gateway-tokens';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'token.write',
    summary: 'Revokes a gateway token at once.',
    answer: gatewayTokensResponse,
    params: idParams,
  },
  async ({ context, actor, params }) => {
    await revokeGatewayToken({ ...context.console, actor }, params.id);
    return { tokens: await listGatewayTokens(context.console), now: context.console.clock.now() };
  },
);
