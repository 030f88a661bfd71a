import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { leastRole, may, type Action } from '@/lib/domain/policies';

/** @throws AppError `forbidden` when the actor's role is too small. */
export function requireRole(actor: Actor, action: Action): void {
  if (may(actor.role, action)) return;
  throw new AppError('forbidden', `Only ${leastRole(action)}s and above may do this. Nothing was called.`);
}
