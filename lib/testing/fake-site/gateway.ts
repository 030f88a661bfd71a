import { checkSecret } from '@/lib/auth/tokens/check-secret';
import type { ActContext } from '@/lib/console/context';
import { answerGateway } from '@/lib/console/gateway/handler';
import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import { revokeGatewayToken } from '@/lib/console/tokens/revoke-gateway-token';
import { makeAnswerRoom, type AnswerRoom } from '@/lib/domain/answer-room';
import { systemActor } from '@/lib/domain/actor';
import { TEST_ORIGIN } from '../auth';
import { expectAnswerWithoutSecret } from '../expect-no-secret';
import { QUEUE_ID, QUEUE_UUID } from './ledger-context';

/** An answer of the gateway, its body read. */
export interface GatewayAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** An integration that polls through the console with a token of its own. */
export interface Integration {
  tokenId: string;
  secret: string;
  process(query?: string): Promise<GatewayAnswer>;
  finish(jobUuid: string): Promise<GatewayAnswer>;
  revoke(): Promise<void>;
}

/** Makes a gateway token for the queues and gives back what an integration can do with it. */
export async function makeIntegration(
  ctx: ActContext,
  name: string,
  queueIds: readonly string[] = [QUEUE_ID],
): Promise<Integration> {
  // As the command line does: no account of an admin stands behind it.
  const admin: ActContext = { ...ctx, actor: systemActor };
  const { token, secret } = await createGatewayToken(admin, { name, queueIds: [...queueIds] });
  const ask = (more: { query?: string; jobUuid?: string }) => askGateway(ctx, { secret, ...more });
  return {
    tokenId: token.id,
    secret,
    process: (query = '') => ask({ query }),
    finish: (jobUuid) => ask({ jobUuid }),
    revoke: () => revokeGatewayToken(admin, token.id),
  };
}

/** Asks the gateway as the route does. */
export async function askGateway(
  ctx: ActContext,
  asked: {
    secret: string;
    method?: string;
    queueUuid?: string;
    query?: string;
    jobUuid?: string;
    signal?: AbortSignal;
    answerRoom?: AnswerRoom;
  },
): Promise<GatewayAnswer> {
  const caller = { address: '192.0.2.7', userAgent: null, requestId: 'of-the-gateway' };
  const method = asked.method ?? 'GET';
  const queueUuid = asked.queueUuid ?? QUEUE_UUID;
  const response = await answerGateway(ctx, {
    method,
    findToken: () => checkSecret(ctx, { kind: 'gateway', secret: asked.secret }, caller),
    queueUuid,
    ...(asked.jobUuid === undefined ? {} : { jobUuid: asked.jobUuid }),
    query: new URLSearchParams(asked.query ?? ''),
    address: caller.address,
    requestId: caller.requestId,
    asker: { signal: asked.signal ?? new AbortController().signal },
    answerRoom: asked.answerRoom ?? makeAnswerRoom(),
  });
  const place =
    asked.jobUuid === undefined ? `queue/${queueUuid}` : `queue_finished/${queueUuid}/${asked.jobUuid}`;
  const url = `${TEST_ORIGIN}/poll/client/1/uuid/${place}?${asked.query ?? ''}`;
  await expectAnswerWithoutSecret({ method, url }, response);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The Job UUID of an answer. */
export function jobUuidOf({ text }: GatewayAnswer): string {
  const value: unknown = JSON.parse(text);
  const uuid =
    typeof value === 'object' && value !== null && 'job_uuid' in value ? value.job_uuid : undefined;
  if (typeof uuid !== 'string') throw new Error(`No job in ${text.slice(0, 200)}`);
  return uuid;
}
