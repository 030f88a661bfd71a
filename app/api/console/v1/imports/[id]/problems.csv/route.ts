import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';
import { importProblemsResponse } from '@/lib/server/import-problems-response';

export const GET = handle(
  {
    action: 'records.import',
    givesFile: true,
    summary: 'The problems found in an import, as CSV.',
    params: idParams,
  },
  async ({ context, params }) => importProblemsResponse(context, params.id),
);
