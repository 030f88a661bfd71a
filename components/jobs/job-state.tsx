import { CircleCheck, CircleDot, LoaderCircle } from 'lucide-react';
import type { JobView } from '@/lib/domain/api/views';
import { Badge } from '../ui/badge';

/** A job's state: icon, word and colour. */
export function JobStateBadge({ job }: { job: Pick<JobView, 'state' | 'finishInferred'> }) {
  if (job.state === 'open') {
    return (
      <Badge tone="backlog" icon={<CircleDot aria-hidden="true" />}>
        Open
      </Badge>
    );
  }
  if (job.state === 'finishing') {
    return (
      <Badge tone="unknown" icon={<LoaderCircle aria-hidden="true" />}>
        Finishing
      </Badge>
    );
  }
  const title = job.finishInferred ? 'Concluded from a later call, not seen' : undefined;
  return (
    <Badge
      tone="healthy"
      icon={<CircleCheck aria-hidden="true" />}
      {...(title === undefined ? {} : { title })}
    >
      {job.finishInferred ? 'Finished (inferred)' : 'Finished'}
    </Badge>
  );
}
