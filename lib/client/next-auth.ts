import { checkedBy, isRecord } from './answer-schema';
import { getJson, postJson } from './fetcher';

// Checked by hand: the way out is loaded with every page.
const csrfAnswer = checkedBy(
  (value): value is { csrfToken: string } => isRecord(value) && typeof value['csrfToken'] === 'string',
);
const leaveAnswer = checkedBy(
  (value): value is { url: string } => isRecord(value) && typeof value['url'] === 'string',
);

/** Sends an act of next-auth with its proof that a page of ours asks. @throws ApiError as getJson does. */
export async function postNextAuth(
  action: string,
  fields: Readonly<Record<string, string | undefined>>,
): Promise<{ url: string }> {
  const { csrfToken } = await getJson('/api/auth/csrf', csrfAnswer);
  return postJson(`/api/auth/${action}`, { ...fields, csrfToken }, leaveAnswer);
}
