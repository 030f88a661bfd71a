import { listDrains } from '@/lib/console/drain/views';
import { idParams } from '@/lib/domain/api/params';
import { drainsResponse } from '@/lib/domain/api/drains';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'overview.read', summary: 'The drains of a queue.', answer: drainsResponse, params: idParams },
  async ({ context, params }) => ({
    drains: await listDrains(context.console, params.id),
    now: context.console.clock.now(),
  }),
);
