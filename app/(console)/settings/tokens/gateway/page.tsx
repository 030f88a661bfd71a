import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { GatewayTokens } from '@/components/tokens/gateway-tokens';

export const metadata: Metadata = { title: 'Gateway tokens' };

function GatewayTokensPage() {
  return <GatewayTokens />;
}

export default pageOf('settings', GatewayTokensPage);
