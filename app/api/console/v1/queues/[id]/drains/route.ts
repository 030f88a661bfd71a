import { listDrains } from '@/lib/console/drain/views';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'overview.read', summary: 'The drains of a queue.', params: idParams },
  async ({ context, params }) => ({
    drains: await listDrains(context.console, params.id),
    now: context.console.clock.now(),
  }),
);
