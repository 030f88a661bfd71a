import { importProblemsView, problemsQuery } from '@/lib/domain/api/imports';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';
import { importProblemsOf } from '@/lib/server/import-views';

export const GET = handle(
  {
    action: 'records.import',
    summary: 'The problems found in an import.',
    answer: importProblemsView,
    params: idParams,
    query: problemsQuery,
  },
  async ({ context, params, query }) => importProblemsOf(context, params.id, query.limit),
);
