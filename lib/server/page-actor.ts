import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { isSetupNeeded } from '@/lib/auth/setup/is-setup-needed';
import { sessionOf, type SignedIn } from '@/lib/auth/sessions/session-of';
import { askedPath } from '@/lib/http/asked-address';
import { getRuntime } from './process-runtime';

/** Who is looking at a page of the console; whoever is not signed in is sent to sign in and back, or to make the first account. */
export async function requirePageActor(): Promise<SignedIn> {
  const visit = { headers: await headers() };
  const { auth } = await getRuntime();
  const signedIn = await sessionOf(auth, visit);
  if (signedIn !== null) return signedIn;
  if (await isSetupNeeded(auth)) return redirect('/setup');
  const asked = askedPath(visit.headers);
  return redirect(asked === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(asked)}`);
}
