import { jobResponse } from '@/lib/client/answers';
import { getJson } from '@/lib/client/fetcher';
import { jobPath } from '@/lib/client/queries';
import type { CallView } from '@/lib/domain/api/views';
import { notify } from '../ui/notify';

/**
 * Says who finished a job, when it is finished: its dialog is gone then, and whoever stood before it should know why. Says nothing of
 * one that is open, nor where that cannot be read: the page says so itself.
 */
export async function tellWhoFinished(jobId: string): Promise<void> {
  const read = await getJson(jobPath(jobId), jobResponse).catch(() => null);
  if (read?.job.state !== 'finished') return;
  notify({
    tone: 'info',
    title: `This job was finished by ${finisherOf(read.calls, read.job.finishInferred)} meanwhile`,
    description: 'Nothing of yours was sent.',
  });
}

function finisherOf(calls: readonly CallView[], isInferred: boolean): string {
  const last = isInferred ? undefined : calls.findLast(({ verb }) => verb === 'finish');
  return last?.actor.name ?? 'somebody else';
}
