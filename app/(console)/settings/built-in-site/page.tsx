import type { Metadata } from 'next';
import { BuiltInSite } from '@/components/settings/built-in-site';

export const metadata: Metadata = { title: 'Built-in site' };

export default function BuiltInSitePage() {
  return <BuiltInSite />;
}
