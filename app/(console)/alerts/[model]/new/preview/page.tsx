import { PreviewTab } from '@/components/alerts/preview-tab';

export default function PreviewPage() {
  return <PreviewTab />;
}
