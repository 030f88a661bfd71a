import * as z from 'zod/mini';
import { setupResponse } from '@/lib/domain/api/views';
import type { SetupInput, SignInInput } from '@/lib/domain/api/inputs';
import { openIdStartResponse } from '@/lib/domain/api/sign-in-settings';
import { getJson, postJson } from './fetcher';

const csrfAnswer = z.object({ csrfToken: z.string() });
const leaveAnswer = z.object({ url: z.string() });

/**
 * Signs in; the session's cookie comes with the answer.
 * @param destination where the person wanted to go. @returns the path to open now.
 * @throws ApiError as getJson does: `unauthenticated`, `too-many-requests`.
 */
export async function signIn(typed: SignInInput, destination: string): Promise<string> {
  const answer = await postNextAuth('callback/credentials', { ...typed, callbackUrl: destination });
  return answer.url;
}

/**
 * Begins a sign-in with the OpenID provider.
 * @returns the provider's address to go to. @throws ApiError as getJson does.
 */
export async function beginProviderSignIn(destination: string): Promise<string> {
  const { url } = await postJson('/api/auth/openid/start', { destination }, openIdStartResponse);
  return url;
}

/** Ends the session here and on the server, and opens the sign-in page. @throws ApiError as getJson does. */
export async function signOut(): Promise<void> {
  // Drafts outlive a lost session, but are not for whoever uses this tab next. They go first, because the page leaves for the
  // sign-in by itself as soon as it notices, and also when the server cannot be reached.
  window.sessionStorage.clear();
  await postNextAuth('signout', {});
  window.location.assign('/sign-in');
}

/** Makes the first admin. @throws ApiError as getJson does: `forbidden` for a wrong code, `conflict` when it is done already. */
export async function setUp(typed: SetupInput): Promise<void> {
  await postJson('/api/console/v1/setup', typed, setupResponse);
}

async function postNextAuth(
  action: string,
  fields: Readonly<Record<string, string | undefined>>,
): Promise<{ url: string }> {
  const { csrfToken } = await getJson('/api/auth/csrf', csrfAnswer);
  return postJson(`/api/auth/${action}`, { ...fields, csrfToken }, leaveAnswer);
}
