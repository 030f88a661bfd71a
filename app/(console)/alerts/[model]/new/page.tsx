import { pageOf } from '@/app/(console)/page-of';
import { AttributesForm } from '@/components/alerts/attributes/attributes-form';

function AttributesPage() {
  return <AttributesForm />;
}

export default pageOf('alerts', AttributesPage);
