import { permanentRedirect } from 'next/navigation';

/** Where gateway tokens were before all tokens had one place; kept for bookmarks. */
export default function OldGatewayTokensPage() {
  permanentRedirect('/settings/tokens/gateway');
}
