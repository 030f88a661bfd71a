import type { Metadata } from 'next';
import { EditSite } from '@/components/sites/edit-site';

export const metadata: Metadata = { title: 'Edit a site' };

export default async function EditSitePage({ params }: { params: Promise<{ id: string }> }) {
  return <EditSite id={(await params).id} />;
}
