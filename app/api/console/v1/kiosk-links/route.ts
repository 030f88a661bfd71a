import { createKioskLink } from '@/lib/auth/tokens/create-kiosk-link';
import { listKioskLinks } from '@/lib/auth/tokens/list-kiosk-links';
import { kioskLinkCreated, kioskLinkInput, kioskLinksResponse } from '@/lib/domain/api/tokens';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'token.read', summary: 'The kiosk links; never their tokens.', answer: kioskLinksResponse },
  async ({ context: { auth } }) => ({ links: await listKioskLinks(auth), now: auth.clock.now() }),
);

export const POST = handle(
  {
    action: 'token.write',
    confirmed: true,
    summary: 'Makes a kiosk link; it is answered here and never again.',
    answer: kioskLinkCreated,
    input: kioskLinkInput,
  },
  ({ context, actor, input }) => createKioskLink({ ...context.auth, actor }, input),
);
