import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { readSignInWays, type SignInWays } from '@/lib/auth/openid/read-ways';
import { isSetupNeeded } from '@/lib/auth/setup/is-setup-needed';
import { sessionOf } from '@/lib/auth/sessions/session-of';
import { getRuntime } from './process-runtime';

/**
 * Leaves the sign-in page when there is nobody who could sign in yet, or somebody has already.
 * @returns how people may sign in.
 */
export async function leaveSignIn(destination: string): Promise<SignInWays> {
  // Read first, here and below: a page that reads nothing of the request is drawn once, while it is built.
  const visit = { headers: await headers() };
  const { auth } = await getRuntime();
  if (await isSetupNeeded(auth)) redirect('/setup');
  if ((await sessionOf(auth, visit)) !== null) redirect(destination);
  return readSignInWays(auth);
}

/** Leaves the setup page when somebody has an account. */
export async function leaveSetup(): Promise<void> {
  await headers();
  const { auth } = await getRuntime();
  if (!(await isSetupNeeded(auth))) redirect('/sign-in');
}
