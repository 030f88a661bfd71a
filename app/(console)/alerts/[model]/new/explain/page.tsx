import { Suspense } from 'react';
import { pageOf } from '@/app/(console)/page-of';
import { ExplainTab } from '@/components/alerts/explain-tab';

function ExplainPage() {
  return (
    <Suspense>
      <ExplainTab />
    </Suspense>
  );
}

export default pageOf('alerts', ExplainPage);
