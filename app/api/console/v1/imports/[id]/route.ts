import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';
import { importDetailView } from '@/lib/domain/api/imports';
import { importOf } from '@/lib/server/import-views';

export const GET = handle(
  { action: 'records.import', summary: 'How far an import is.', answer: importDetailView, params: idParams },
  async ({ context, params }) => importOf(context, params.id),
);
