import Link from 'next/link';
import type { JobView } from '@/lib/domain/api/views';
import type { DataColumn } from '../ui/data-table-model';
import { Age, Duration } from '../ui/duration';
import { NumberText } from '../ui/number';
import { Time } from '../ui/time';
import { JobStateBadge } from './job-state';

/** The jobs of one queue. */
export const JOB_COLUMNS: readonly DataColumn<JobView>[] = [
  { id: 'state', header: 'State', width: 152, cell: (job) => <JobStateBadge job={job} /> },
  {
    id: 'uuid',
    header: 'Job UUID',
    // A Job UUID whole: it is compared with what an integration logged.
    width: 296,
    cell: (job) => (
      <Link
        href={`/jobs/${job.id}`}
        prefetch={false}
        tabIndex={-1}
        className="font-mono text-xs hover:underline"
      >
        {job.jobUuid}
      </Link>
    ),
  },
  {
    id: 'records',
    header: 'Records',
    width: 100,
    align: 'end',
    sortDescFirst: true,
    sortValue: (job) => job.recordCount,
    cell: (job) => <NumberText value={job.recordCount} reason="Its payload is not held here" />,
  },
  {
    id: 'cleared',
    header: 'Cleared',
    hint: 'What the site said it cleared',
    width: 88,
    align: 'end',
    cell: (job) => <ClearedText job={job} />,
  },
  {
    id: 'holder',
    header: 'Taken by',
    width: 128,
    grow: 1,
    sortValue: (job) => job.holder.name,
    cell: (job) => job.holder.name,
  },
  {
    id: 'opened',
    header: 'Taken',
    width: 104,
    sortDescFirst: true,
    sortValue: (job) => job.openedAt,
    cell: (job) => <Time at={job.openedAt} className="text-ink-2" />,
  },
  {
    id: 'open-for',
    header: 'Open for',
    width: 104,
    align: 'end',
    cell: (job) =>
      job.finishedAt === null ? (
        <Age since={job.openedAt} />
      ) : (
        <Duration ms={job.finishedAt - job.openedAt} fine />
      ),
  },
];

/** The cleared count, marked when it is not what is stored here. */
export function ClearedText({ job }: { job: JobView }) {
  if (job.clearCount === null) {
    return (
      <NumberText
        value={null}
        reason={job.state === 'finished' ? 'The site did not say' : 'Not finished yet'}
      />
    );
  }
  const differs = job.recordCount !== null && job.clearCount !== job.recordCount;
  return (
    <span title={differs ? 'Not the number of records stored here' : undefined}>
      <NumberText value={job.clearCount} className={differs ? 'font-medium text-backlog-ink' : ''} />
      {differs && <span className="text-backlog-ink"> differs</span>}
    </span>
  );
}
