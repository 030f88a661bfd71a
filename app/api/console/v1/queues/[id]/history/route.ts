import { historyResponse } from '@/lib/domain/api/views';
import { queueHistory } from '@/lib/console/history/queue-history';
import { historyInput } from '@/lib/domain/api/inputs';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'history.read',
    summary: 'The history of a queue over the last hours; a gap is null.',
    answer: historyResponse,
    params: idParams,
    query: historyInput,
  },
  async ({ context, params, query }) => queueHistory(context.console, params.id, query.hours),
);
