'use client';

import { QueueIncidents } from '../health/queue-incidents';
import { QueueJobs } from '../jobs/queue-jobs';
import { RangeDownload } from '../jobs/range-download';
import { QueueCharts } from './queue-charts';

/** The first tab: how the queue moved today, its jobs, and its incidents. */
export function QueueHome({ id }: { id: string }) {
  return (
    <>
      <QueueCharts id={id} hours={24} />
      <div className="flex justify-end empty:hidden">
        <RangeDownload queueId={id} />
      </div>
      <QueueJobs id={id} />
      <QueueIncidents id={id} />
    </>
  );
}
