'use client';

import { QueueJobs } from '../jobs/queue-jobs';
import { QueueCharts } from './queue-charts';

/** The first tab: how the queue moved today, and its jobs. */
export function QueueHome({ id }: { id: string }) {
  return (
    <>
      <QueueCharts id={id} hours={24} full={false} />
      <QueueJobs id={id} />
    </>
  );
}
