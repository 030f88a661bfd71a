import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { actorMay, leastRole } from '@/lib/domain/policies';

/** @throws AppError `forbidden` when the actor may not make and end tokens: not an admin, or a token itself. */
export function requireTokenWriter(actor: Actor): void {
  if (actorMay(actor, 'token.write')) return;
  throw new AppError(
    'forbidden',
    `Only a person of the role ${leastRole('token.write')} makes and revokes tokens. Nothing was changed.`,
  );
}
