import { recordAct } from '@/lib/audit/record';
import type { Actor } from '@/lib/domain/actor';
import type { EngineContext } from '../context';

/** Where a request came from, as its actor carries it. */
export type Origin = Pick<Actor, 'address' | 'requestId'>;

/** What was wrong: with an application's own id and secret, or with an access token. */
export interface WrongSecret {
  verb: 'oauth-client.refuse' | 'oauth-token.refuse';
  reason: 'unknown' | 'wrong-secret' | 'revoked';
  /** The application meant, where there is one. */
  client?: { client_id: string; name: string } | undefined;
}

/** Told of what was wrong before it is refused. @throws AppError `too-many-requests`. */
export type OnWrong = (wrong: WrongSecret) => Promise<void>;

/**
 * Writes down that somebody sent a wrong secret or token. What was sent is in no entry, an unknown client id as little as a secret:
 * people paste one into the field of the other.
 */
export async function recordWrong(
  ctx: EngineContext,
  { verb, reason, client }: WrongSecret,
  origin: Origin,
): Promise<void> {
  // Who knows an application's id is not yet that application; who has its revoked secret was.
  const proven = reason === 'revoked' ? client : undefined;
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: {
      kind: 'application',
      id: proven?.client_id ?? null,
      name: proven?.name ?? 'Somebody',
      role: 'viewer',
      ...origin,
    },
    verb,
    ...(client === undefined
      ? {}
      : { target: { kind: 'oauth-client', id: client.client_id, name: client.name } }),
    outcome: 'refused',
    detail: { reason },
  });
}
