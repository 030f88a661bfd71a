import { overviewRows } from '@/lib/console/queues/overview-rows';
import { handle } from '@/lib/server/handle';
import { sampleDataState } from '@/lib/server/sample-data/state';

export const GET = handle({ action: 'overview.read' }, async ({ context }) => ({
  queues: await overviewRows(context.console),
  sampleDataLoading: (await sampleDataState(context)).state === 'loading',
  now: context.console.clock.now(),
}));
