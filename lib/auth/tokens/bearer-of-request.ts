import { mayViewersSeePayloads } from '@/lib/db/queries/setting/may-viewers-see-payloads';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { may, type Person } from '@/lib/domain/policies';
import { bearerOf, GATEWAY_PREFIX, KIOSK_PREFIX } from '@/lib/domain/tokens';
import { roleOf } from '../accounts/new-account';
import { callerOf, type HeaderReader } from '../caller';
import type { AuthContext } from '../context';
import { checkSecret } from './check-secret';
import { noteTokenUse } from './note-token-use';

/** A program that sends an API token, and what it may. */
export interface Bearer {
  actor: Actor & { id: string };
  token: Person;
}

/**
 * Which API token a request carries, asked of the database every time: a revoked one ends with the request before.
 * @throws AppError `unauthenticated`, `forbidden` for a token that is good for something else, `too-many-requests`.
 */
export async function bearerOfRequest(
  ctx: AuthContext,
  request: { headers: HeaderReader },
  requestId: string,
): Promise<Bearer> {
  const secret = bearerOf(request.headers.get('authorization'));
  if (secret === null) {
    throw new AppError(
      'unauthenticated',
      'The Authorization header is not of the form "Bearer <API token>". Nothing was changed.',
    );
  }
  refuseOtherKinds(secret);
  const caller = callerOf(request.headers, requestId);
  const row = await checkSecret(ctx, { kind: 'api', secret }, caller);
  await noteTokenUse(ctx, row, caller.address);
  const role = roleOf(row.role ?? '');
  const seesPayloads = may(role, 'payload.read') || (await mayViewersSeePayloads(ctx.database.kysely));
  return {
    actor: { kind: 'token', id: row.id, name: row.name, role, address: caller.address },
    token: { role, seesPayloads },
  };
}

function refuseOtherKinds(secret: string): void {
  if (secret.startsWith(GATEWAY_PREFIX)) {
    throw new AppError(
      'forbidden',
      'This is a gateway token: it polls its own queues under /poll, and may do nothing else. Nothing was changed: use an API token here.',
    );
  }
  if (secret.startsWith(KIOSK_PREFIX)) {
    throw new AppError(
      'forbidden',
      'This is the token of a kiosk link: it shows a board under /wall, and may do nothing else. Nothing was changed: use an API token here.',
    );
  }
}
