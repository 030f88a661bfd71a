import type { Actor } from '@/lib/domain/actor';
import { matchesFilter, NOTHING_RELATED } from '@/lib/domain/filter/evaluate';
import { parseFilter } from '@/lib/domain/filter/parse';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { siteCalendar } from '@/lib/domain/site-calendar';
import { ALERT_MODEL } from '../alerts/alert-model';
import type { Alert } from '../alerts/alert-view';
import { createAlert } from '../alerts/create-alert';
import { deleteAlert } from '../alerts/delete-alert';
import { getAlert } from '../alerts/get-alert';
import { listAlerts } from '../alerts/list-alerts';
import { changedQueues } from '../alerts/queue-changes';
import { updateAlert } from '../alerts/update-alert';
import type { EngineContext } from '../context';
import { readSiteSettings } from '../settings/site-settings';
import { answerJson } from '../http/answer';
import { inTurn } from '../http/in-turn';
import { alertValues, readAlertColumns, toAlertEntries } from './alert-entries';
import { writeList } from './list-answer';
import { readRequestAs, type Incoming } from './read-request';
import { alertListRequest, readRequest, writeRequest } from './wire';

/** A request about `alert`, which REST treats as a model. */
export interface AlertRequest extends Incoming {
  ctx: EngineContext;
  actor: Actor;
}

/** `GET /api/rest/v2/alert` and `POST /api/rest/v2/alert/list`. */
export async function listAlertEntries({ ctx, ...incoming }: AlertRequest): Promise<Response> {
  const asked = await readRequestAs(alertListRequest, incoming);
  const columns = readAlertColumns(asked.cols);
  const filter = await inTurn(asked.filter, () => parseFilter(asked.filter, ALERT_MODEL, () => undefined));
  const calendar = siteCalendar(ctx.clock.now(), await readSiteSettings(ctx.database.kysely));
  const ready = prepareFilter(filter, calendar);
  const all = await listAlerts(ctx);
  if (asked.changed_since !== undefined && filter.conditions.length === 0)
    return listChanged(ctx, all, { ...asked, columns, since: asked.changed_since });
  const found =
    filter.conditions.length === 0
      ? all
      : all.filter((alert) => matchesFilter(ready, alertValues(alert), NOTHING_RELATED));
  const start = (asked.page - 1) * asked.per_page;
  const page = found.slice(start, start + asked.per_page);
  const entries = await toAlertEntries(ctx.database.kysely, page, columns);
  return answerJson(200, writeList(ALERT_MODEL.name, { entries, total: found.length }, asked));
}

interface ChangesAsked {
  columns: readonly string[];
  since: string;
  page: number;
  per_page: number;
}

/** A page of all alerts, or those alone whose queue may have changed, where they fit in one page. Never of a filtered list. */
async function listChanged(
  { database }: EngineContext,
  all: readonly Alert[],
  asked: ChangesAsked,
): Promise<Response> {
  const { changed, next } = await changedQueues(database, all, asked.since);
  const partial = changed !== null && changed.length <= asked.per_page;
  const listed = partial ? changed : all;
  const start = (asked.page - 1) * asked.per_page;
  const page = listed.slice(start, start + asked.per_page);
  const entries = await toAlertEntries(database.kysely, page, asked.columns);
  const changes = { partial, next };
  return answerJson(200, writeList(ALERT_MODEL.name, { entries, total: listed.length, changes }, asked));
}

/** `GET /api/rest/v2/alert/{id}`. */
export async function getAlertEntry(asked: AlertRequest, id: number): Promise<Response> {
  const columns = readAlertColumns((await readRequestAs(readRequest, asked)).cols);
  return answerAlert(asked.ctx, await getAlert(asked.ctx, id), columns, 200);
}

/** `POST /api/rest/v2/alert`. */
export async function createAlertEntry(asked: AlertRequest): Promise<Response> {
  const { data, cols } = await readRequestAs(writeRequest, asked);
  const columns = readAlertColumns(cols);
  return answerAlert(asked.ctx, await createAlert(asked.ctx, data, asked.actor), columns, 201);
}

/** `PUT /api/rest/v2/alert/{id}`: settings that are left out stay. */
export async function updateAlertEntry(asked: AlertRequest, id: number): Promise<Response> {
  const { data, cols } = await readRequestAs(writeRequest, asked);
  const columns = readAlertColumns(cols);
  return answerAlert(asked.ctx, await updateAlert(asked.ctx, id, data, asked.actor), columns, 200);
}

/** `DELETE /api/rest/v2/alert/{id}`: answers with the id that is gone. */
export async function deleteAlertEntry({ ctx, actor }: AlertRequest, id: number): Promise<Response> {
  await deleteAlert(ctx, id, actor);
  return answerJson(200, JSON.stringify({ [ALERT_MODEL.name]: { id } }));
}

async function answerAlert(
  ctx: EngineContext,
  alert: Alert,
  columns: readonly string[],
  status: number,
): Promise<Response> {
  const [entry] = await toAlertEntries(ctx.database.kysely, [alert], columns);
  return answerJson(status, JSON.stringify({ [ALERT_MODEL.name]: entry }));
}
