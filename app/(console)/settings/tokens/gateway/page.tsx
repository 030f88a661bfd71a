import type { Metadata } from 'next';
import { GatewayTokens } from '@/components/tokens/gateway-tokens';

export const metadata: Metadata = { title: 'Gateway tokens' };

export default function GatewayTokensPage() {
  return <GatewayTokens />;
}
