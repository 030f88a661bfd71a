import * as mini from 'zod/mini';
import { z } from 'zod';
import { expiresInDays, tokenName, tokenView } from './tokens';

/** What the console API takes and answers about gateway tokens. Times are epoch milliseconds. */

export const MOST_TOKEN_QUEUES = 500;

export const gatewayTokenInput = z.strictObject({
  name: tokenName,
  expiresInDays,
  queueIds: z
    .array(z.string())
    .min(1, 'Choose at least one queue.')
    .max(MOST_TOKEN_QUEUES, `A token has at most ${MOST_TOKEN_QUEUES} queues.`),
});

const time = mini.int();

export const gatewayTokenView = mini.extend(tokenView, {
  queues: mini.array(
    mini.object({
      id: mini.string(),
      name: mini.string(),
      queueUuid: mini.string(),
      siteName: mini.string(),
      lastUsedAt: mini.nullable(time),
    }),
  ),
});

export const gatewayTokensResponse = mini.object({ tokens: mini.array(gatewayTokenView), now: time });

export const gatewayTokenCreated = mini.object({
  token: gatewayTokenView,
  /** The token itself. It is shown here and never again. */
  secret: mini.string(),
});

export type GatewayTokenInput = z.infer<typeof gatewayTokenInput>;
export type GatewayTokenView = mini.infer<typeof gatewayTokenView>;
export type GatewayTokenCreated = mini.infer<typeof gatewayTokenCreated>;
