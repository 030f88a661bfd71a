import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { quoteInput } from '@/lib/domain/quote-input';
import { ALERT_MODEL } from '../alerts/alert-model';
import type { EngineContext } from '../context';
import type { Route } from '../http/find-route';
import type { Caller } from '../oauth/authenticate';
import type { Origin } from '../oauth/refuse-wrong';
import {
  createAlertEntry,
  deleteAlertEntry,
  getAlertEntry,
  listAlertEntries,
  updateAlertEntry,
} from './alerts';
import {
  createRecordEntry,
  deleteRecordEntry,
  getRecordEntry,
  listRecordEntries,
  updateRecordEntry,
} from './records';
import type { Incoming } from './read-request';

export type RestRoute = Extract<Route, { model: string }>;

/** What can be done with the entries of one model; `alert` is treated like any. */
interface RestModel {
  list(): Promise<Response>;
  create(): Promise<Response>;
  get(id: number): Promise<Response>;
  update(id: number): Promise<Response>;
  remove(id: number): Promise<Response>;
}

export interface RestCall extends Incoming {
  ctx: EngineContext;
  caller: Caller;
  origin: Origin;
}

/** Answers a request below `/api/rest/v2`, whose method is one of those of its route. */
export function answerRest(call: RestCall, route: RestRoute): Promise<Response> {
  const model = restModel(call, route.model);
  const { method } = call.request;
  if (route.kind === 'list') return model.list();
  if (route.kind === 'collection') return method === 'POST' ? model.create() : model.list();
  const id = readId(route);
  if (method === 'DELETE') return model.remove(id);
  return method === 'PUT' ? model.update(id) : model.get(id);
}

function restModel({ ctx, caller, origin, ...incoming }: RestCall, name: string): RestModel {
  const actor = actorOf(caller, origin);
  if (name === ALERT_MODEL.name) {
    const asked = { ctx, actor, ...incoming };
    return {
      list: () => listAlertEntries(asked),
      create: () => createAlertEntry(asked),
      get: (id) => getAlertEntry(asked, id),
      update: (id) => updateAlertEntry(asked, id),
      remove: (id) => deleteAlertEntry(asked, id),
    };
  }
  const asked = { ctx, actor, model: name, ...incoming };
  return {
    list: () => listRecordEntries(asked),
    create: () => createRecordEntry(asked),
    get: (id) => getRecordEntry(asked, id),
    update: (id) => updateRecordEntry(asked, id),
    remove: (id) => deleteRecordEntry(asked, id),
  };
}

/** In the logs: the application. What it may do, its token says, not a person's role. */
function actorOf(caller: Caller, origin: Origin): Actor {
  return { kind: 'application', id: caller.clientId, name: caller.name, role: 'admin', ...origin };
}

function readId({ model, id }: Extract<RestRoute, { kind: 'entry' }>): number {
  const value = /^\d{1,16}$/.test(id) ? Number(id) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new AppError(
    'not-found',
    `There is no ${quoteInput(model)} with the id ${quoteInput(id)}. Nothing was changed.`,
  );
}
