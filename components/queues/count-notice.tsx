import Link from 'next/link';
import type { QueueView } from '@/lib/domain/api/views';
import { ButtonLink } from '../ui/button';
import { Callout } from '../ui/callout';

/** The last finish cleared another number of records than are stored here: said until the next call. */
export function CountNotice({ queue: { notice } }: { queue: QueueView }) {
  if (notice?.outcome !== 'count-mismatch') return null;
  return (
    <Callout
      tone="warning"
      title="The counts of the last job differ"
      actions={
        notice.jobId !== null && (
          <ButtonLink size="sm">
            <Link href={`/jobs/${notice.jobId}`}>Open the job</Link>
          </ButtonLink>
        )
      }
    >
      {notice.detail} Compare with the integration before you rely on either count.
    </Callout>
  );
}
