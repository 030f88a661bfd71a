import { finishOpenId } from '@/lib/auth/openid/finish';
import { headNotAllowed } from '@/lib/http/head-not-allowed';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

export const GET = handle({ action: 'public' }, ({ context, request, requestId }) =>
  finishOpenId(context.openid, request, requestId),
);

export const HEAD = headNotAllowed;
