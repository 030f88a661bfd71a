import type { SetupInput } from '@/lib/domain/api/inputs';
import { setupResponse } from '@/lib/domain/api/views';
import { postJson } from './fetcher';

/** Makes the first admin. @throws ApiError as getJson does: `forbidden` for a wrong code, `conflict` when it is done already. */
export async function setUp(typed: SetupInput): Promise<void> {
  await postJson('/api/console/v1/setup', typed, setupResponse);
}
