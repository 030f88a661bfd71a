import { describeRecords } from '@/lib/domain/durations';
import { notify } from '../ui/notify';

/** Says that records went back to their queue. */
export function notifyRequeued(records: number): void {
  notify({
    tone: 'success',
    title: `${describeRecords(records)} went back to the queue`,
    description: 'The next process call takes them, oldest first.',
  });
}
