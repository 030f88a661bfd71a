import { setupResponse } from '@/lib/domain/api/views';
import type { SetupInput, SignInInput } from '@/lib/domain/api/inputs';
import { openIdStartResponse } from '@/lib/domain/api/sign-in-settings';
import { postJson } from './fetcher';
import { postNextAuth } from './next-auth';

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

/** Makes the first admin. @throws ApiError as getJson does: `forbidden` for a wrong code, `conflict` when it is done already. */
export async function setUp(typed: SetupInput): Promise<void> {
  await postJson('/api/console/v1/setup', typed, setupResponse);
}
