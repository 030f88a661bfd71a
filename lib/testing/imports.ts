import { systemActor } from '@/lib/domain/actor';
import { guessMapping, importableFields, type ImportMode } from '@/lib/domain/imports';
import { beginCheck } from '@/lib/engine/import/begin-check';
import { loadImport, readingOf } from '@/lib/engine/import/load-import';
import { runImports } from '@/lib/engine/import/run-imports';
import { startImport } from '@/lib/engine/import/start-import';
import { storeUpload } from '@/lib/engine/import/store-upload';
import { loadCatalog } from '@/lib/engine/load-catalog';
import { modelOf } from '@/lib/engine/models/model-of';
import type { TestSite } from '@/lib/testing/engine-site';

/*
 * What an admin does with a file of grant requests, step by step, as the import's pages ask for it.
 */
export const IMPORT_MODEL = 'grant_request';
/** A program that does not end. */
export const goOn = new AbortController().signal;

function bodyOf(text: string | Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([text as BlobPart]).stream();
}

/** Stores a file. @returns the import's id. */
export function uploadImport(site: TestSite, text: string | Uint8Array, fileName = 'grants.csv') {
  return storeUpload(
    site.ctx,
    { model: IMPORT_MODEL, fileName, body: bodyOf(text), mayStill: async () => {} },
    systemActor,
  );
}

/** Takes every column where its name says it belongs, and checks the rows. */
export async function checkImport(site: TestSite, id: string, unknownIds: 'refuse' | 'create' = 'refuse') {
  const { catalog } = await loadCatalog(site.ctx.database, site.ctx.database.kysely);
  const columns = readingOf(await loadImport(site.database.kysely, id))?.columns ?? [];
  const fields = guessMapping(columns, importableFields(modelOf(catalog, IMPORT_MODEL)));
  await beginCheck(site.ctx, id, { fields, unknownIds });
  await runImports(site.ctx, goOn);
  return loadImport(site.database.kysely, id);
}

/** Begins to save what was checked, and goes on until it is over or `signal` ends it. */
export async function runImport(site: TestSite, id: string, mode: ImportMode, signal = goOn) {
  const { rows_bad: seenBad } = await loadImport(site.database.kysely, id);
  await startImport(site.ctx, id, { mode, seenBad }, systemActor);
  await runImports(site.ctx, signal);
  return loadImport(site.database.kysely, id);
}

/** Grant requests there are. */
export async function countImported(site: TestSite): Promise<number> {
  const { json } = await site.send(`/api/rest/v2/${IMPORT_MODEL}`);
  return Number((json as { total_entries: number }).total_entries);
}

/** What is wrong with its rows, as it is listed. */
export function problemsOfImport(site: TestSite, id: string) {
  return site.database.kysely
    .selectFrom('engine_import_problem')
    .selectAll()
    .where('import_id', '=', id)
    .orderBy('row_number')
    .orderBy('sequence')
    .execute();
}
