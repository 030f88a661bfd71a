import { startOpenId } from '@/lib/auth/openid/start';
import { openIdStartInput } from '@/lib/domain/api/sign-in-settings';
import { handle } from '@/lib/server/handle';

export const POST = handle({ action: 'public', input: openIdStartInput }, ({ context, request, input }) =>
  startOpenId(context.openid, request, input.destination),
);
