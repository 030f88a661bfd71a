import { overviewRows } from '@/lib/console/queues/overview-rows';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'overview.read' }, async ({ context }) => ({
  queues: await overviewRows(context.console),
  now: context.console.clock.now(),
}));
