'use client';

import { useAccount } from '@/lib/client/account';
import { may } from '@/lib/domain/policies';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { LoadProgress } from './load-progress';
import { useSampleData } from './use-sample-data';

/** Beside the queues there are: that sample data is being loaded, or was not loaded whole. */
export function SampleNotice() {
  const { role } = useAccount();
  const { sample, isLoading, failure, load } = useSampleData();
  if (isLoading)
    return (
      <Callout title="Sample data is being loaded beside these queues">
        <LoadProgress sample={sample} />
      </Callout>
    );
  if (failure === null) return null;
  return (
    <Callout
      tone="warning"
      title="The sample data was not loaded whole"
      actions={may(role, 'sample-data.load') && <Button onClick={() => load.mutate()}>Load it again</Button>}
    >
      {failure}
    </Callout>
  );
}
