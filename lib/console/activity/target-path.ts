import type { Queryable } from '@/lib/db/database';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { findCall } from '@/lib/db/queries/call/find-call';
import { findAlert } from '@/lib/db/queries/engine-alert/find-alert';
import { findEngineModel } from '@/lib/db/queries/engine-model/find-model';
import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import { findJob } from '@/lib/db/queries/job/find-job';
import { findQueue } from '@/lib/db/queries/queue/find-queue';
import { findSite } from '@/lib/db/queries/site/find-site';
import { findToken } from '@/lib/db/queries/token/find-token';
import type { ActRow } from '@/lib/domain/api/activity';
import { may, type Action } from '@/lib/domain/policies';
import type { ActContext } from '../context';

interface Place {
  /** What somebody must be allowed to look at it. */
  action: Action;
  /** @returns null when it is gone. */
  path(db: Queryable, id: string): Promise<string | null>;
}

const TOKEN_PATHS: ReadonlyMap<string, string> = new Map([
  ['api', '/settings/tokens'],
  ['kiosk', '/settings/tokens/kiosk'],
  ['gateway', '/settings/tokens/gateway'],
]);

/** Where each kind of thing is shown; a session, for one, is nowhere. */
const PLACES: Readonly<Record<string, Place>> = {
  queue: {
    action: 'overview.read',
    path: async (db, id) => ((await findQueue(db, id)) === undefined ? null : `/queues/${id}`),
  },
  job: {
    action: 'overview.read',
    path: async (db, id) => ((await findJob(db, id)) === undefined ? null : `/jobs/${id}`),
  },
  call: {
    action: 'overview.read',
    path: async (db, id) => {
      const call = await findCall(db, id);
      return call === undefined ? null : `/queues/${call.queue_id}/calls`;
    },
  },
  site: {
    action: 'settings.read',
    path: async (db, id) => {
      const site = await findSite(db, id);
      if (site === undefined) return null;
      return site.kind === 'built-in' ? '/settings/built-in-site' : `/settings/sites/${id}`;
    },
  },
  alert: {
    action: 'alert.read',
    path: async (db, id) => {
      const alert = await findAlert(db, Number(id));
      return alert === undefined ? null : `/alerts/${encodeURIComponent(alert.model)}/${alert.id}`;
    },
  },
  model: {
    action: 'settings.read',
    path: async (db, id) =>
      (await findEngineModel(db, id)) === undefined ? null : `/settings/models/${encodeURIComponent(id)}`,
  },
  record: {
    action: 'record.read',
    path: async (db, id) => {
      const [model = '', number = ''] = id.split('/');
      const found = await findRecords(db, model, [Number(number)]);
      return found.size === 0 ? null : `/records/${encodeURIComponent(model)}/${Number(number)}`;
    },
  },
  account: {
    action: 'account.write',
    path: async (db, id) => ((await findAccount(db, id)) === undefined ? null : '/settings/people'),
  },
  'oauth-client': { action: 'settings.read', path: async () => '/settings/oauth-applications' },
  token: {
    action: 'token.read',
    path: async (db, id) => {
      const token = await findToken(db, id);
      return token === undefined ? null : (TOKEN_PATHS.get(token.kind) ?? null);
    },
  },
};

/** The page of what an entry is about, when it is still there and whoever asks may look at it. */
export async function targetPathOf(ctx: ActContext, target: ActRow['target']): Promise<string | null> {
  const place = target === null ? undefined : PLACES[target.kind];
  if (target === null || place === undefined || !may(ctx.actor.role, place.action)) return null;
  return place.path(ctx.database.kysely, target.id);
}
