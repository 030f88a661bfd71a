'use client';

import { QueueJobs } from '../jobs/queue-jobs';
import { RangeDownload } from '../jobs/range-download';
import { QueueCharts } from './queue-charts';

/** The first tab: how the queue moved today, and its jobs. */
export function QueueHome({ id }: { id: string }) {
  return (
    <>
      <QueueCharts id={id} hours={24} />
      <div className="flex justify-end empty:hidden">
        <RangeDownload queueId={id} />
      </div>
      <QueueJobs id={id} />
    </>
  );
}
