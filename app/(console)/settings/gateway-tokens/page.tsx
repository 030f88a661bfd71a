import { permanentRedirect } from 'next/navigation';
import { pageOf } from '@/app/(console)/page-of';

/** Where gateway tokens were before all tokens had one place; kept for bookmarks. */
function OldGatewayTokensPage(): never {
  permanentRedirect('/settings/tokens/gateway');
}

export default pageOf('settings', OldGatewayTokensPage);
