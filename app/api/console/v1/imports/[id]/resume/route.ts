import { idParams } from '@/lib/domain/api/params';
import { resumeImport } from '@/lib/engine/import/resume-import';
import { handle } from '@/lib/server/handle';
import { importDetailView } from '@/lib/domain/api/imports';
import { importOf } from '@/lib/server/import-views';

export const POST = handle(
  {
    action: 'records.import',
    summary: 'Lets an interrupted import go on.',
    answer: importDetailView,
    params: idParams,
  },
  async ({ context, actor, params }) => {
    await resumeImport(context.engine, params.id, actor);
    return importOf(context, params.id);
  },
);
