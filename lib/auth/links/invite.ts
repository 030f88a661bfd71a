import { findAccountByEmail } from '@/lib/db/queries/account/find-account-by-email';
import { revokeLinks } from '@/lib/db/queries/account-link/revoke-links';
import type { InvitationInput } from '@/lib/domain/api/people';
import { AppError } from '@/lib/domain/errors';
import { checkPerson } from '../accounts/new-account';
import type { AuthActContext } from '../context';
import { makeLink, type MadeLink } from './make-link';

/**
 * Invites somebody by a link with which they have an account, and choose a password where those are allowed. An older invitation to the same
 * address is taken back, so that one link stands.
 * @throws AppError `invalid`, or `conflict` when the address has an account already.
 */
export async function invite(ctx: AuthActContext, input: InvitationInput): Promise<MadeLink> {
  const name = input.name?.trim() || null;
  const { email, role } = checkPerson({ email: input.email, name: name ?? input.email, role: input.role });
  return makeLink(ctx, {
    kind: 'invitation',
    for: { email, name, role },
    before: async (trx, now) => {
      if ((await findAccountByEmail(trx, email)) !== undefined)
        throw new AppError('conflict', `${email} has an account already. Nobody was invited.`);
      await revokeLinks(trx, { kind: 'invitation', email }, now);
    },
    target: null,
    detail: { email, role },
  });
}
