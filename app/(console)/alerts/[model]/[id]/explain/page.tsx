import { Suspense } from 'react';
import { ExplainTab } from '@/components/alerts/explain-tab';

export default function ExplainPage() {
  return (
    <Suspense>
      <ExplainTab />
    </Suspense>
  );
}
