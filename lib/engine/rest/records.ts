import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import type { Actor } from '@/lib/domain/actor';
import { parseFilter } from '@/lib/domain/filter/parse';
import type { EngineContext } from '../context';
import { answerJson } from '../http/answer';
import { inTurn } from '../http/in-turn';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { noRecord } from '../records/apply-saves';
import { deleteRecord } from '../records/delete-record';
import { findRecordPage } from '../records/find-page';
import { saveRecord } from '../records/save-record';
import { readColumnNames, toEntries } from './entries';
import { writeList } from './list-answer';
import { readRequestAs, type Incoming } from './read-request';
import { listRequest, readRequest, writeRequest } from './wire';

/** A request about the records of a model. */
export interface RecordRequest extends Incoming {
  ctx: EngineContext;
  model: string;
  actor: Actor;
}

/** `GET /api/rest/v2/{model}` and `POST /api/rest/v2/{model}/list`. */
export async function listRecordEntries({ ctx, model: name, ...incoming }: RecordRequest): Promise<Response> {
  const { catalog } = await loadCatalog(ctx.database, ctx.database.kysely);
  const model = modelOf(catalog, name);
  const asked = await readRequestAs(listRequest, incoming);
  const columns = readColumnNames(asked.cols, model, catalog);
  const filter = await inTurn(asked.filter, () =>
    parseFilter(asked.filter, model, (related) => catalog.models.get(related)),
  );
  const offset = (asked.page - 1) * asked.per_page;
  const { rows, total } = await findRecordPage(ctx, { model, filter, offset, limit: asked.per_page });
  const entries = await toEntries(ctx.database.kysely, model, columns, rows);
  return answerJson(200, writeList(model.name, { entries, total }, asked));
}

/** `GET /api/rest/v2/{model}/{id}`. */
export async function getRecordEntry(asked: RecordRequest, id: number): Promise<Response> {
  const { cols } = await readRequestAs(readRequest, asked);
  return answerEntry(asked, { id, cols, status: 200 });
}

/** `POST /api/rest/v2/{model}`. */
export async function createRecordEntry(asked: RecordRequest): Promise<Response> {
  const { ctx, model, actor } = asked;
  const { data, cols } = await readWrite(asked);
  const { id } = await saveRecord(ctx, { model, values: data }, actor);
  return answerEntry(asked, { id, cols, status: 201 });
}

/** `PUT /api/rest/v2/{model}/{id}`: fields that are left out stay. */
export async function updateRecordEntry(asked: RecordRequest, id: number): Promise<Response> {
  const { ctx, model, actor } = asked;
  const { data, cols } = await readWrite(asked);
  await saveRecord(ctx, { model, id, values: data }, actor);
  return answerEntry(asked, { id, cols, status: 200 });
}

/** `DELETE /api/rest/v2/{model}/{id}`: answers with the id that is gone. */
export async function deleteRecordEntry({ ctx, model, actor }: RecordRequest, id: number): Promise<Response> {
  await deleteRecord(ctx, { model, id }, actor);
  return answerJson(200, JSON.stringify({ [model]: { id } }));
}

/** Reads a write, its columns checked too: what cannot be answered must not be saved. */
async function readWrite({ ctx, model: name, ...incoming }: RecordRequest) {
  const { catalog } = await loadCatalog(ctx.database, ctx.database.kysely);
  const model = modelOf(catalog, name);
  const written = await readRequestAs(writeRequest, incoming);
  readColumnNames(written.cols, model, catalog);
  return written;
}

async function answerEntry(
  { ctx, model: name }: RecordRequest,
  { id, cols, status }: { id: number; cols: readonly string[] | undefined; status: number },
): Promise<Response> {
  const { catalog } = await loadCatalog(ctx.database, ctx.database.kysely);
  const model = modelOf(catalog, name);
  const columns = readColumnNames(cols, model, catalog);
  const row = (await findRecords(ctx.database.kysely, model.name, [id])).get(id);
  if (row === undefined) throw noRecord(model.name, id);
  const [entry] = await toEntries(ctx.database.kysely, model, columns, [row]);
  return answerJson(status, JSON.stringify({ [model.name]: entry }));
}
