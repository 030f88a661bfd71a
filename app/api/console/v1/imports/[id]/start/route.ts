import { importDetailView, startImportInput } from '@/lib/domain/api/imports';
import { idParams } from '@/lib/domain/api/params';
import { startImport } from '@/lib/engine/import/start-import';
import { handle } from '@/lib/server/handle';
import { importOf } from '@/lib/server/import-views';

export const POST = handle(
  {
    action: 'records.import',
    summary: 'Starts an import that was checked.',
    answer: importDetailView,
    params: idParams,
    input: startImportInput,
  },
  async ({ context, actor, params, input }) => {
    await startImport(context.engine, params.id, input, actor);
    return importOf(context, params.id);
  },
);
