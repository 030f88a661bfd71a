import { importDetailView, importsQuery, importsView, uploadQuery } from '@/lib/domain/api/imports';
import { storeUpload } from '@/lib/engine/import/store-upload';
import { handle } from '@/lib/server/handle';
import { importOf, importsOf } from '@/lib/server/import-views';

export const GET = handle(
  { action: 'records.import', summary: 'The imports of records.', answer: importsView, query: importsQuery },
  async ({ context, query }) => importsOf(context, query.model),
);

/** The body is the file itself, read as it comes. */
export const POST = handle(
  {
    action: 'records.import',
    summary: 'Uploads a file to import.',
    answer: importDetailView,
    query: uploadQuery,
    takesFile: true,
  },
  async ({ context, actor, query, request, askAgain: mayStill }) => {
    const upload = { model: query.model, fileName: query.name, body: request.body, mayStill };
    return importOf(context, await storeUpload(context.engine, upload, actor));
  },
);
