import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { isSetupNeeded } from '@/lib/auth/setup/is-setup-needed';
import { sessionOf, type SignedIn } from '@/lib/auth/sessions/session-of';
import { askedPath } from '@/lib/http/asked-address';
import { getRuntime } from './process-runtime';

/**
 * Who is looking at a page of the console; whoever is not signed in is sent to sign in and back, or to make the first account, and
 * whoever needs a second factor first to set it up. Layouts and page ask for themselves; the database is asked once a request.
 */
export const requirePageActor = cache(async (): Promise<SignedIn> => {
  const visit = { headers: await headers() };
  const { auth } = await getRuntime();
  const signedIn = await sessionOf(auth, visit);
  const asked = askedPath(visit.headers);
  const way = asked === '/' ? '' : `?callbackUrl=${encodeURIComponent(asked)}`;
  if (signedIn?.needsSecondFactor === true) return redirect(`/second-factor${way}`);
  if (signedIn !== null) return signedIn;
  if (await isSetupNeeded(auth)) return redirect('/setup');
  return redirect(`/sign-in${way}`);
});

/** Who has to set up a second factor before anything else; whoever has not is sent on. */
export async function requirePageWithoutFactor(destination: string): Promise<SignedIn> {
  const visit = { headers: await headers() };
  const { auth } = await getRuntime();
  const signedIn = await sessionOf(auth, visit);
  if (signedIn === null) return redirect('/sign-in');
  if (!signedIn.needsSecondFactor) return redirect(destination);
  return signedIn;
}
