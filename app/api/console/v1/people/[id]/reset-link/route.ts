import { makeResetLink } from '@/lib/auth/links/make-reset-link';
import { tellLink } from '@/lib/auth/links/tell-link';
import { idParams } from '@/lib/domain/api/params';
import { madeLinkResponse } from '@/lib/domain/api/people';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'account.write',
    confirmed: true,
    summary: 'Makes a link for a new password; it is answered here and never again.',
    answer: madeLinkResponse,
    params: idParams,
  },
  async ({ context, actor, params }) => tellLink(await makeResetLink({ ...context.auth, actor }, params.id)),
);
