import type { TokenView } from '@/lib/domain/api/tokens';
import { printResult } from './print';

/** A token as `--json` tells it. */
function tokenFacts(token: TokenView): Readonly<Record<string, unknown>> {
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
  };
}

/** Prints tokens: with `--json` one object under `name`, else a line for each. */
export function printTokens(
  name: string,
  tokens: readonly (TokenView & { role?: string })[],
  asJson: boolean,
): void {
  if (asJson) {
    const facts = tokens.map(({ role, ...token }) => ({
      ...tokenFacts(token),
      ...(role === undefined ? {} : { role }),
    }));
    return printResult({ [name]: facts }, true);
  }
  for (const token of tokens) {
    const state = token.revokedAt === null ? `ends: ${isoTime(token.expiresAt) ?? 'never'}` : 'revoked';
    const used = isoTime(token.lastUsedAt) ?? 'never';
    const role = token.role === undefined ? '' : `  ${token.role}`;
    process.stdout.write(`${token.id}  ${token.hint}…  ${token.name}${role}  ${state}  last used: ${used}\n`);
  }
}

function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
