import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { ApiTokens } from '@/components/tokens/api-tokens';

export const metadata: Metadata = { title: 'API tokens' };

function ApiTokensPage() {
  return <ApiTokens />;
}

export default pageOf('settings', ApiTokensPage);
