import type { Metadata } from 'next';
import { ApiReference } from '@/components/api-reference/api-reference';
import { apiReference } from '@/lib/server/api-reference';
import { signedInPage } from '@/lib/server/signed-in-page';

export const metadata: Metadata = { title: 'API of the built-in site' };

function ApiReferencePage() {
  return <ApiReference operations={apiReference()} />;
}

export default signedInPage(ApiReferencePage);
