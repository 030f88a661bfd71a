import { idParams } from '@/lib/domain/api/params';
import { stopImport } from '@/lib/engine/import/stop-import';
import { handle } from '@/lib/server/handle';
import { importDetailView } from '@/lib/domain/api/imports';
import { importOf } from '@/lib/server/import-views';

export const POST = handle(
  {
    action: 'records.import',
    summary: 'Stops an import; what is saved stays.',
    answer: importDetailView,
    params: idParams,
  },
  async ({ context, actor, params }) => {
    await stopImport(context.engine, params.id, actor);
    return importOf(context, params.id);
  },
);
