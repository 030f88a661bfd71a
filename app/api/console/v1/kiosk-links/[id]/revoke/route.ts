import { listKioskLinks } from '@/lib/auth/tokens/list-kiosk-links';
import { revokeToken } from '@/lib/auth/tokens/revoke-token';
import { idParams } from '@/lib/domain/api/params';
import { kioskLinksResponse } from '@/lib/domain/api/tokens';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'token.write',
    summary: 'Revokes a kiosk link at once.',
    answer: kioskLinksResponse,
    params: idParams,
  },
  async ({ context: { auth }, actor, params }) => {
    await revokeToken({ ...auth, actor }, 'kiosk', params.id);
    return { links: await listKioskLinks(auth), now: auth.clock.now() };
  },
);
