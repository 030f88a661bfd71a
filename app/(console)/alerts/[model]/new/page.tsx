import { AttributesForm } from '@/components/alerts/attributes/attributes-form';

export default function AttributesPage() {
  return <AttributesForm />;
}
