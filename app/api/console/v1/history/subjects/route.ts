import { listSubjects } from '@/lib/console/history/list-subjects';
import { historySubjects } from '@/lib/domain/api/history';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'history.read',
    summary: 'The sites and queues that have a history, the removed ones too.',
    answer: historySubjects,
  },
  async ({ context }) => listSubjects(context.console),
);
