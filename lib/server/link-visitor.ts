import { headers } from 'next/headers';
import { roleOf } from '@/lib/auth/accounts/new-account';
import { findLinkOf } from '@/lib/auth/links/find-link';
import { linkSecretOf } from '@/lib/auth/links/link-cookie';
import { readSignInWays, type SignInWays } from '@/lib/auth/openid/read-ways';
import type { Role } from '@/lib/domain/actor';
import type { LinkFault, LinkKind } from '@/lib/domain/link-paths';
import { getRuntime } from './process-runtime';

/** What the link that this browser opened is for, or why it opens nothing. */
export type OpenedLink = { fault: LinkFault } | { fault: null; email: string; name: string; role: Role };

/** @param wasCut the address held something that is no link of ours, and no cookie was set for it. */
export async function openedLink(kind: LinkKind, wasCut: boolean): Promise<OpenedLink> {
  const visit = await headers();
  if (wasCut) return { fault: 'wrong' };
  const { auth } = await getRuntime();
  const found = await findLinkOf(auth, kind, linkSecretOf(auth, kind, visit));
  if (found.fault !== null) return { fault: found.fault };
  const { email, name, role } = found.link;
  return { fault: null, email, name: name ?? '', role: roleOf(role ?? '') };
}

/** Whether the console can send a link to somebody who forgot a password. */
export async function sendsMail(): Promise<boolean> {
  await headers();
  return (await getRuntime()).auth.mailer !== null;
}

/** How whoever accepts an invitation will sign in. */
export async function signInWays(): Promise<SignInWays> {
  await headers();
  return readSignInWays((await getRuntime()).auth);
}
