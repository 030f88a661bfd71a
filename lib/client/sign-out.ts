import { postNextAuth } from './next-auth';

let signingOut = false;

/** The person is leaving: what is refused from here on is no surprise. */
export function isSigningOut(): boolean {
  return signingOut;
}

/** Ends the session here and on the server, and opens the sign-in page. @throws ApiError as getJson does. */
export async function signOut(): Promise<void> {
  // Drafts outlive a lost session, but are not for whoever uses this tab next. They go first, because the page leaves for the
  // sign-in by itself as soon as it notices, and also when the server cannot be reached.
  window.sessionStorage.clear();
  signingOut = true;
  try {
    await postNextAuth('signout', {});
  } catch (error) {
    signingOut = false;
    throw error;
  }
  window.location.assign('/sign-in');
}
