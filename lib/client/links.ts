/** What somebody does who is not signed in: accepts an invitation, chooses a new password, asks for a link. */
import {
  forgotResponse,
  linkUsedResponse,
  type AcceptInput,
  type ForgotInput,
  type NewPasswordInput,
} from '@/lib/domain/api/people';
import { postJson } from './fetcher';
import { API } from './queries';

/** Makes the account the link is for. @returns the address to sign in with. @throws ApiError as getJson does. */
export async function acceptInvitation(typed: AcceptInput): Promise<string> {
  return (await postJson(`${API}/invitation`, typed, linkUsedResponse)).email;
}

/** Sets the password of the account the link is for. @throws ApiError as getJson does. */
export async function resetPassword(typed: NewPasswordInput): Promise<void> {
  await postJson(`${API}/password-reset`, typed, linkUsedResponse);
}

/** Asks for a link by e-mail; the answer says nothing of whether the address has an account. @throws ApiError as getJson does. */
export async function requestReset(typed: ForgotInput): Promise<void> {
  await postJson(`${API}/password-reset/request`, typed, forgotResponse);
}
