import { overviewResponse } from '@/lib/domain/api/views';
import { liveCursor } from '@/lib/console/live/cursor';
import { overviewRows } from '@/lib/console/queues/overview-rows';
import { handle } from '@/lib/server/handle';
import { sampleDataOnOverview } from '@/lib/server/sample-data/state';

export const GET = handle(
  {
    action: 'overview.read',
    summary: 'Every queue, worst first, with its counts and health.',
    answer: overviewResponse,
  },
  async ({ context }) => ({
    // Before the rows, so that no change falls between the two.
    cursor: await liveCursor(context.console),
    queues: await overviewRows(context.console),
    sampleData: await sampleDataOnOverview(context),
    now: context.console.clock.now(),
  }),
);
