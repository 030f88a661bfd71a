import type { TokenView } from '@/lib/domain/api/tokens';
import { printResult } from './print';

/** A token of any kind: an API token has a role, one of the gateway queues. */
type ListedToken = TokenView & { role?: string; queues?: readonly { queueUuid: string }[] };

/** A token as `--json` tells it. */
function tokenFacts(token: ListedToken): Readonly<Record<string, unknown>> {
  return {
    id: token.id,
    name: token.name,
    hint: token.hint,
    created_at: isoTime(token.createdAt),
    created_by: token.createdBy,
    expires_at: isoTime(token.expiresAt),
    last_used_at: isoTime(token.lastUsedAt),
    last_address: token.lastAddress,
    revoked_at: isoTime(token.revokedAt),
    ...(token.role === undefined ? {} : { role: token.role }),
    ...(token.queues === undefined ? {} : { queues: token.queues.map(({ queueUuid }) => queueUuid) }),
  };
}

/** Prints tokens: with `--json` one object under `name`, else a line for each. */
export function printTokens(name: string, tokens: readonly ListedToken[], asJson: boolean): void {
  if (asJson) return printResult({ [name]: tokens.map(tokenFacts) }, true);
  for (const token of tokens) process.stdout.write(`${lineOf(token)}\n`);
}

function lineOf(token: ListedToken): string {
  const state = token.revokedAt === null ? `ends: ${isoTime(token.expiresAt) ?? 'never'}` : 'revoked';
  const queues = token.queues?.map(({ queueUuid }) => queueUuid).join(', ');
  return [
    token.id,
    `${token.hint}…`,
    token.name,
    ...(token.role === undefined ? [] : [token.role]),
    state,
    `made: ${new Date(token.createdAt).toISOString()}`,
    `last used: ${isoTime(token.lastUsedAt) ?? 'never'}`,
    ...(queues === undefined ? [] : [`queues: ${queues}`]),
  ].join('  ');
}

function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
