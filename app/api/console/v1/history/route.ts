import { readHistory } from '@/lib/console/history/read-history';
import { historyResponse } from '@/lib/domain/api/history';
import { historyQuery } from '@/lib/domain/api/history-inputs';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'history.read',
    summary: 'The history of a queue, a site or everything, with what was done in it; a gap is null.',
    answer: historyResponse,
    query: historyQuery,
  },
  async ({ context, query }) => readHistory(context.console, query),
);
