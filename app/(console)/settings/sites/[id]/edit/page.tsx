import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { EditSite } from '@/components/sites/edit-site';

export const metadata: Metadata = { title: 'Edit a site' };

async function EditSitePage({ params }: { params: Promise<{ id: string }> }) {
  return <EditSite id={(await params).id} />;
}

export default pageOf('settings', EditSitePage);
