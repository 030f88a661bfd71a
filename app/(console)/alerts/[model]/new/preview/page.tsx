import { pageOf } from '@/app/(console)/page-of';
import { PreviewTab } from '@/components/alerts/preview-tab';

function PreviewPage() {
  return <PreviewTab />;
}

export default pageOf('alerts', PreviewPage);
