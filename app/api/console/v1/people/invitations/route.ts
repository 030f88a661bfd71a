import { invite } from '@/lib/auth/links/invite';
import { tellLink } from '@/lib/auth/links/tell-link';
import { invitationInput, madeLinkResponse } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'account.write',
    confirmed: true,
    summary: 'Invites somebody; the link is answered here and never again.',
    answer: madeLinkResponse,
    input: invitationInput,
  },
  async ({ context, actor, input }) => tellLink(await invite({ ...context.auth, actor }, input)),
);
