import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import { listGatewayTokens } from '@/lib/console/tokens/list-gateway-tokens';
import {
  gatewayTokenCreated,
  gatewayTokenInput,
  gatewayTokensResponse,
} from '@/lib/domain/api/gateway-tokens';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'token.read',
    summary: 'The gateway tokens; never their secrets.',
    answer: gatewayTokensResponse,
  },
  async ({ context }) => ({
    tokens: await listGatewayTokens(context.console),
    now: context.console.clock.now(),
  }),
);

export const POST = handle(
  {
    action: 'token.write',
    confirmed: true,
    summary: 'Makes a gateway token; its secret is answered here and never again.',
    answer: gatewayTokenCreated,
    input: gatewayTokenInput,
  },
  ({ context, actor, input }) => createGatewayToken({ ...context.console, actor }, input),
);
