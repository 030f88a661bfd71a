import { exchangeLink } from '@/lib/auth/links/exchange-link';
import { linkParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

export const GET = handle({ action: 'public', params: linkParams }, async ({ context, params }) =>
  exchangeLink(context.auth, 'invitation', params.token),
);
