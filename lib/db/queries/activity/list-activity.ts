import { sql, type SqlBool } from 'kysely';
import { KINDS_NAMED_BY_ADDRESS } from '@/lib/domain/activity/redact';
import type { Database, Queryable } from '../../database';
import type { Row } from '../../schema';

/** Of which entries: each that is left out does not matter. */
export interface ActivityAsked {
  actor?: { kind: string; id?: string | undefined } | undefined;
  verbs?: readonly string[] | undefined;
  target?: { kind: string; id?: string | undefined } | undefined;
  outcome?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  search: string;
  /** Whether the search looks into details and addresses. */
  searchesAll: boolean;
  before?: ActivityPlace | undefined;
  limit: number;
}

export interface ActivityPlace {
  at: number;
  id: number;
}

export interface ActivityPage {
  rows: Row<'activity'>[];
  /** The place the next page begins after; null at the end. */
  next: ActivityPlace | null;
}

/** Entries looked at one by one in one reading, when no index knows what is asked: some ten milliseconds. */
const LOOKED_AT = 2000;

/**
 * A page of entries, newest first. One index leads: of the target, else the actor, else the acts, else the time; each is in the order
 * of the list, so that a page costs the same in a log of a million. What the leading index does not know is looked for among a
 * bounded number of entries, and the page says how far it came: it may be short, or empty, and not the last.
 */
export async function listActivity(
  db: Queryable,
  support: Database['support'],
  asked: ActivityAsked,
  lookedAt = LOOKED_AT,
): Promise<ActivityPage> {
  const rest = restOf(asked);
  const looked = isNothing(rest) ? asked.limit + 1 : lookedAt;
  const rows = await matching(db, support, { asked, rest, looked }).execute();
  if (rows.length > asked.limit) {
    const page = rows.slice(0, asked.limit);
    return { rows: page, next: placeOf(page.at(-1)) };
  }
  if (isNothing(rest)) return { rows, next: null };
  const lastLooked = await leading(db, asked, looked)
    .clearSelect()
    .select(['entry.at', 'entry.id'])
    .offset(looked - 1)
    .executeTakeFirst();
  return { rows, next: lastLooked ?? null };
}

type Rest = Pick<ActivityAsked, 'actor' | 'verbs' | 'target' | 'outcome' | 'search'>;

/** What the leading index does not know. */
function restOf({ actor, verbs, target, outcome, search }: ActivityAsked): Rest {
  const targetLeads = target?.id !== undefined;
  const actorLeads = !targetLeads && actor?.id !== undefined;
  return {
    target: targetLeads ? undefined : target,
    actor: actorLeads ? undefined : actor,
    verbs: targetLeads || actorLeads ? verbs : undefined,
    outcome,
    search,
  };
}

function isNothing({ actor, verbs, target, outcome, search }: Rest): boolean {
  return [actor, verbs, target, outcome].every((part) => part === undefined) && search === '';
}

function matching(
  db: Queryable,
  support: Database['support'],
  { asked, rest, looked }: { asked: ActivityAsked; rest: Rest; looked: number },
) {
  const { target, actor, verbs, outcome } = rest;
  let query = db
    .selectFrom(leading(db, asked, looked).as('entry'))
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit + 1);
  if (target !== undefined) query = query.where('target_kind', '=', target.kind);
  if (actor !== undefined) query = query.where(whoever(actor));
  if (verbs !== undefined) query = query.where('verb', 'in', verbs);
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  if (rest.search !== '') query = query.where(found(support, asked));
  return query;
}

/** The newest entries of what the leading index knows, at most `looked`. */
function leading(db: Queryable, asked: ActivityAsked, looked: number) {
  const { target, actor, verbs } = asked;
  const some = () => inRange(db, asked, looked);
  const of = (query: ReturnType<typeof some>) => db.selectFrom(query.as('entry')).selectAll('entry');
  const [first, ...others] = verbs ?? [];
  const isOfVerbs = target?.id === undefined && actor?.id === undefined && first !== undefined;
  // Each act by itself has an index in the order of the list; the newest of all are among the newest of each.
  const parts = isOfVerbs
    ? others.reduce(
        (all, verb) => all.unionAll(of(some().where('verb', '=', verb))),
        of(some().where('verb', '=', first)),
      )
    : of(
        target?.id !== undefined
          ? some().where('target_kind', '=', target.kind).where('target_id', '=', target.id)
          : actor?.id !== undefined
            ? some().where(whoever(actor))
            : some(),
      );
  return db
    .selectFrom(parts.as('entry'))
    .selectAll('entry')
    .orderBy('entry.at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(looked);
}

function inRange(db: Queryable, { from, to, before }: ActivityAsked, looked: number) {
  let query = db.selectFrom('activity').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(looked);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  if (before !== undefined) query = query.where(sql<SqlBool>`(at, id) < (${before.at}, ${before.id})`);
  return query;
}

/** An empty id is that of those without one: the program itself, somebody who is not signed in. */
function whoever({ kind, id }: { kind: string; id?: string | undefined }) {
  if (id === undefined) return sql<SqlBool>`actor_kind = ${kind}`;
  if (id === '') return sql<SqlBool>`actor_kind = ${kind} and actor_id is null`;
  return sql<SqlBool>`actor_kind = ${kind} and actor_id = ${id}`;
}

function found(support: Database['support'], { search, searchesAll }: ActivityAsked) {
  const columns = ['actor_name', 'target_id', 'correlation_id'];
  const all = searchesAll ? [...columns, 'target_name', 'address', 'detail_json'] : columns;
  const texts = all.map((name) => sql`coalesce(${sql.ref(name)}, '')`);
  if (!searchesAll) texts.push(shownName());
  // As it is typed too: SQLite makes only the letters A to Z small.
  const hits = texts.flatMap((text) => [
    support.contains(sql`lower(${text})`, search.toLowerCase()),
    support.contains(text, search),
  ]);
  return sql<SqlBool>`(${sql.join(hits, sql` or `)})`;
}

/** The name of the target, but for those that are named by an e-mail address. */
function shownName() {
  const hidden = sql.join(KINDS_NAMED_BY_ADDRESS);
  return sql`case when target_kind in (${hidden}) then '' else coalesce(target_name, '') end`;
}

function placeOf(row: Row<'activity'> | undefined): ActivityPlace | null {
  return row === undefined ? null : { at: row.at, id: row.id };
}
