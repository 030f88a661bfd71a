import type { Metadata } from 'next';
import { ApiReference } from '@/components/api-reference/api-reference';
import { apiReference } from '@/lib/server/api-reference';

export const metadata: Metadata = { title: 'API of the built-in site' };

export default function ApiReferencePage() {
  return <ApiReference operations={apiReference()} />;
}
