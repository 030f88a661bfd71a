import { readActivityHead } from '@/lib/audit/read-head';
import { listActivity } from '@/lib/db/queries/activity/list-activity';
import { writeHead } from '@/lib/domain/activity/head';
import { verbsOf } from '@/lib/domain/activity/verbs';
import type { ActivityResponse } from '@/lib/domain/api/activity';
import type { ActivityFilter, ActivityQuery } from '@/lib/domain/api/activity-inputs';
import { may } from '@/lib/domain/policies';
import type { ActContext } from '../context';
import { toActRow } from './act-view';

/** A page of the activity log, newest first. Viewers see no addresses, and cannot search for them. */
export async function listActs(ctx: ActContext, query: ActivityQuery): Promise<ActivityResponse> {
  const { kysely, support } = ctx.database;
  const seesAddresses = may(ctx.actor.role, 'activity.read-addresses');
  const { before, limit, ...filter } = query;
  const asked = { ...askedOf(filter), searchesAll: seesAddresses, before, limit };
  const { rows, next } = await listActivity(kysely, support, asked);
  const head = await readActivityHead(kysely);
  return {
    entries: rows.map((row) => toActRow(row, seesAddresses)),
    next: next === null ? null : `${next.at}-${next.id}`,
    lookedBackTo: next?.at ?? null,
    head: head === null ? null : { sequence: head.sequence, at: head.at, written: writeHead(head) },
    now: ctx.clock.now(),
  };
}

/** The filter in the words of the database: a group is its verbs. */
export function askedOf({ group, verb, ...rest }: ActivityFilter) {
  const verbs = verb !== undefined ? [verb] : group === undefined ? undefined : verbsOf(group);
  return { ...rest, verbs };
}
