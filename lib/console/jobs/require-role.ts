import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { actorMay, leastRole, may, type Action } from '@/lib/domain/policies';

/** @throws AppError `forbidden` when the actor's role is too small, or only a person may. */
export function requireRole(actor: Actor, action: Action): void {
  if (actorMay(actor, action)) return;
  if (may(actor.role, action))
    throw new AppError('forbidden', 'Only a person may do this, not an API token. Nothing was changed.');
  throw new AppError('forbidden', `Only ${leastRole(action)}s and above may do this. Nothing was called.`);
}
