import { z } from 'zod';
import { isAppError } from '@/lib/domain/errors';
import { networkOf } from '@/lib/domain/network-of';
import type { EngineContext } from '../context';
import { answerJson, answerTokenFailure } from '../http/answer';
import { readParameters } from '../http/read-parameters';
import { takeRequest } from '../limits/take-request';
import { issueAccessToken, TOKEN_LIFETIME_S } from './issue';
import type { OnWrong } from './refuse-wrong';

/** A token request is small; there is no reason to read megabytes for somebody unknown. */
const BODY_LIMIT = 64 * 1024;
const BASIC = /^Basic +([A-Za-z0-9+/=]+) *$/i;

/** `POST /oauth/token`, form or JSON (RFC 6749, 4.4). The id and secret may come as HTTP Basic instead. */
export const tokenRequest = z.object({
  grant_type: z.string(),
  client_id: z.string().max(200),
  client_secret: z.string().max(512),
});

export const tokenAnswer = z.object({
  access_token: z.string().regex(/^[0-9a-f]{64}$/),
  token_type: z.literal('bearer'),
  expires_in: z.number().int(),
});

/** What RFC 6749, 5.2 calls the error, and its status. */
const FAILURES = {
  invalid_request: { status: 400, description: 'Send grant_type, client_id and client_secret, each once.' },
  unsupported_grant_type: { status: 400, description: 'The only grant_type here is client_credentials.' },
  invalid_client: { status: 401, description: 'The client id or the client secret is wrong.' },
} as const;

/**
 * Answers a token request. Failures carry `error` and `error_description`.
 * Requests are limited by network address, and by application once its secret was right: a stranger who knows an
 * application's id cannot keep it out.
 * @param onWrong told of a wrong id or secret. What it throws is thrown.
 */
export async function answerTokenRequest(
  ctx: EngineContext,
  request: Request,
  onWrong: OnWrong,
): Promise<Response> {
  const address = addressOf(request);
  if (address !== null)
    await takeRequest(ctx, { name: `token-address ${address}`, limit: 'tokenRequestsPerMinute' });
  const parsed = tokenRequest.safeParse(await readTokenParameters(request));
  if (!parsed.success) return refuse('invalid_request');
  const { grant_type: grantType, client_id: clientId, client_secret: clientSecret } = parsed.data;
  if (grantType !== 'client_credentials') return refuse('unsupported_grant_type');
  const token = await issueAccessToken(ctx, { clientId, clientSecret }, onWrong);
  if (token === null) return refuse('invalid_client');
  const answer: z.infer<typeof tokenAnswer> = {
    access_token: token,
    token_type: 'bearer',
    expires_in: TOKEN_LIFETIME_S,
  };
  return answerJson(200, JSON.stringify(answer), { pragma: 'no-cache' });
}

/** What the server left in `X-Forwarded-For`, as limits count it; null for a call in process. */
function addressOf(request: Request): string | null {
  const address = request.headers.get('x-forwarded-for');
  return address ? networkOf(address.slice(0, 100)) : null;
}

/** @returns the parameters by name; undefined when they cannot be read. */
async function readTokenParameters(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    const parameters = await readParameters(request, BODY_LIMIT);
    return { ...basicCredentials(request), ...Object.fromEntries(parameters) };
  } catch (error) {
    if (isAppError(error) && error.code === 'bad-request') return undefined;
    throw error;
  }
}

function basicCredentials(request: Request): Record<string, string> {
  const encoded = BASIC.exec(request.headers.get('authorization') ?? '')?.[1];
  if (encoded === undefined) return {};
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  try {
    return { client_id: decodeURIComponent(id), client_secret: decodeURIComponent(rest.join(':')) };
  } catch {
    return {};
  }
}

function refuse(error: keyof typeof FAILURES): Response {
  const { status, description } = FAILURES[error];
  const headers = status === 401 ? { 'www-authenticate': 'Basic realm="Fluxx"' } : {};
  return answerTokenFailure(status, { error, error_description: description }, headers);
}
