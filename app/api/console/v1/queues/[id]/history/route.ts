import { readFigures } from '@/lib/console/history/read-history';
import { historyFigures } from '@/lib/domain/api/history';
import { queueHistoryQuery } from '@/lib/domain/api/history-inputs';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'history.read',
    summary: 'The history of a queue over the last hours; a gap is null.',
    answer: historyFigures,
    params: idParams,
    query: queueHistoryQuery,
  },
  async ({ context, params, query }) =>
    readFigures(context.console, { ...query, queue: params.id, compare: 'none' }),
);
