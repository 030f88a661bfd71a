import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import { writeJson } from '@/lib/db/json';
import { deleteImport } from '@/lib/db/queries/engine-import/delete-import';
import { insertImportChunk } from '@/lib/db/queries/engine-import/insert-chunk';
import { insertImport } from '@/lib/db/queries/engine-import/insert-import';
import { updateImport } from '@/lib/db/queries/engine-import/update-import';
import type { Actor } from '@/lib/domain/actor';
import { AppError, isAppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { checkUpload } from './check-upload';
import { detectReading } from './detect-reading';

export interface Upload {
  model: string;
  fileName: string;
  body: ReadableStream<Uint8Array> | null;
  /** Asked when all of it is here, which may take an hour: throws where whoever sent it may not any more. */
  mayStill: () => Promise<unknown>;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * Takes a file of records in, piece by piece and compressed, and finds out how it is read. Nothing of a file that is refused or
 * breaks off is kept, and no record is touched.
 * @returns the import's id.
 * @throws AppError `not-found` for the model; `too-large`, `bad-request` for a file that is none, not text, not UTF-8, or broke off;
 * `invalid` for one whose columns cannot be read; what `mayStill` throws.
 */
export async function storeUpload(ctx: EngineContext, upload: Upload, actor: Actor): Promise<string> {
  const { catalog } = await loadCatalog(ctx.database, ctx.database.kysely);
  const model = modelOf(catalog, upload.model);
  const db = ctx.database.kysely;
  const id = uuidv7();
  await insertImport(db, {
    id,
    model: model.name,
    file_name: upload.fileName === '' ? 'Unnamed file' : upload.fileName.replaceAll('\0', ''),
    byte_count: 0,
    reading_json: null,
    mapping_json: null,
    state: 'uploading',
    mode: null,
    stop_requested: 0,
    row_count: null,
    rows_read: 0,
    rows_good: 0,
    rows_bad: 0,
    rows_saved: 0,
    problem: null,
    runner: null,
    renewed_at: null,
    actor_json: writeJson(actor),
    created_at: ctx.clock.now(),
    phase_started_at: null,
    phase_started_row: 0,
    finished_at: null,
    version: 1,
  });
  try {
    const byteCount = await storeBytes(ctx, id, upload.body);
    await upload.mayStill();
    const reading = await detectReading(db, id, upload.fileName);
    await ctx.database.transaction(async (trx) => {
      await updateImport(trx, id, {
        byte_count: byteCount,
        reading_json: writeJson(reading),
        state: 'uploaded',
      });
      await recordAct(trx, {
        at: ctx.clock.now(),
        actor,
        verb: 'records.import-upload',
        target: { kind: 'model', id: model.name, name: model.name },
        outcome: 'done',
        detail: { importId: id, file: upload.fileName, bytes: byteCount },
      });
    });
    return id;
  } catch (error) {
    await deleteImport(db, id);
    if (isAppError(error)) throw error;
    throw error instanceof TypeError || isAbort(error) ? brokeOff(error) : error;
  }
}

async function storeBytes(ctx: EngineContext, id: string, body: Upload['body']): Promise<number> {
  const size = { bytes: 0 };
  const text = checkUpload(body, size);
  let sequence = 0;
  let waiting: Buffer[] = [];
  let length = 0;
  const store = async () => {
    await insertImportChunk(ctx.database.kysely, { import_id: id, sequence, bytes: Buffer.concat(waiting) });
    sequence += 1;
    waiting = [];
    length = 0;
  };
  const gzip = createGzip({ level: 4 });
  // What fails in it fails the loop below; the callback only keeps it from failing the process too.
  pipeline(Readable.from(text), gzip, () => {});
  for await (const piece of gzip) {
    const bytes = Buffer.from(piece);
    waiting.push(bytes);
    length += bytes.length;
    if (length >= CHUNK_BYTES) await store();
  }
  if (length > 0) await store();
  return size.bytes;
}

function isAbort(error: unknown): boolean {
  return (
    error instanceof Error && /aborted|terminated|reset|premature/i.test(`${error.name} ${error.message}`)
  );
}

function brokeOff(cause: unknown): AppError {
  return new AppError(
    'bad-request',
    'The file broke off while it was sent. Nothing of it was kept and no record was changed: send it again.',
    { cause },
  );
}
