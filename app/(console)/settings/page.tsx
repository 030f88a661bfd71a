import { pageOf } from '@/app/(console)/page-of';
import { SettingsIndex } from '@/components/settings/settings-index';

function SettingsPage() {
  return <SettingsIndex />;
}

export default pageOf('settings', SettingsPage);
