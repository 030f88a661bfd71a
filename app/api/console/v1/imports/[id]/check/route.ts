import { checkImportInput, importDetailView } from '@/lib/domain/api/imports';
import { idParams } from '@/lib/domain/api/params';
import { beginCheck } from '@/lib/engine/import/begin-check';
import { handle } from '@/lib/server/handle';
import { importOf } from '@/lib/server/import-views';

export const POST = handle(
  {
    action: 'records.import',
    summary: 'Checks every row of an import without saving any.',
    answer: importDetailView,
    params: idParams,
    input: checkImportInput,
  },
  async ({ context, params, input }) => {
    await beginCheck(context.engine, params.id, input);
    return importOf(context, params.id);
  },
);
