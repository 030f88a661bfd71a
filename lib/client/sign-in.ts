import type { SignInInput } from '@/lib/domain/api/inputs';
import { checkedBy, isRecord } from './answer-schema';
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

/** Checked by hand: this page does without zod, which is larger than all of its form. */
const whereToGo = checkedBy(
  (value): value is { url: string } => isRecord(value) && typeof value['url'] === 'string',
);

/**
 * Begins a sign-in with the OpenID provider.
 * @returns the provider's address to go to. @throws ApiError as getJson does.
 */
export async function beginProviderSignIn(destination: string): Promise<string> {
  const { url } = await postJson('/api/auth/openid/start', { destination }, whereToGo);
  return url;
}
