import type { Queryable } from '@/lib/db/database';
import { NOTHING_RELATED } from '@/lib/domain/filter/evaluate';
import { joinsOf } from '@/lib/domain/filter/joins';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { siteCalendar } from '@/lib/domain/site-calendar';
import { isTriggeredBy, triggersOn, type ReadyTrigger } from '@/lib/domain/triggers';
import type { EngineContext } from '../context';
import type { SiteCatalog } from '../load-catalog';
import type { SavedChange } from '../records/apply-saves';
import { loadAlerts, type CompiledAlert } from './load-alerts';
import { loadRelated, type Asked } from './load-related';
import { earlierIn, historiesOf, relatedDuring, type FindRelatedAt } from './related-during';

/** The changes that trigger each alert, in the order of the saves. */
export type Matches = Map<number, { alert: CompiledAlert; changes: SavedChange[] }>;

/** An alert whose filter is ready for this save. */
interface Waiting {
  alert: CompiledAlert;
  trigger: ReadyTrigger;
  hasJoins: boolean;
}

type WaitingByModel = ReadonlyMap<string, readonly Waiting[]>;

/** Asks every enabled alert of the model about every change. */
export async function matchAlerts(
  ctx: EngineContext,
  trx: Queryable,
  site: SiteCatalog,
  changes: readonly SavedChange[],
): Promise<Matches> {
  const { enabledOfModel } = await loadAlerts(ctx.database, trx, site);
  const calendar = siteCalendar(ctx.clock.now(), site.settings);
  const names = new Set(changes.map(({ model }) => model.name));
  const waiting = new Map(
    [...names].map((name) => [
      name,
      (enabledOfModel.get(name) ?? []).map((alert): Waiting => {
        const filter = prepareFilter(alert.filter, calendar);
        return { alert, trigger: { ...alert, filter }, hasJoins: joinsOf(filter).length > 0 };
      }),
    ]),
  );
  return match(waiting, changes, await findRelatedAt(trx, site, waiting, changes));
}

/** Pure, and the inner loop of every save. */
function match(
  waitingOfModel: WaitingByModel,
  changes: readonly SavedChange[],
  relatedAt: FindRelatedAt,
): Matches {
  const matches: Matches = new Map();
  for (const [index, saved] of changes.entries()) {
    const related = relatedAt(index);
    for (const { alert, trigger } of waitingOfModel.get(saved.model.name) ?? []) {
      if (!triggersOn(trigger, saved.change, related)) continue;
      const found = matches.get(alert.id);
      if (found === undefined) matches.set(alert.id, { alert, changes: [saved] });
      else found.changes.push(saved);
    }
  }
  return matches;
}

/** How to find, for each change, what joins lead to at that time. Nothing is read when no alert that could queue has one. */
async function findRelatedAt(
  trx: Queryable,
  site: SiteCatalog,
  waitingOfModel: WaitingByModel,
  changes: readonly SavedChange[],
): Promise<FindRelatedAt> {
  const asked: Asked[] = [];
  for (const { model, change } of changes) {
    for (const { trigger, hasJoins } of waitingOfModel.get(model.name) ?? []) {
      if (hasJoins && isTriggeredBy(trigger, change))
        asked.push({ filter: trigger.filter, values: change.after });
    }
  }
  if (asked.length === 0) return () => NOTHING_RELATED;
  const histories = historiesOf(changes);
  return relatedDuring(histories, await loadRelated(trx, site.catalog, asked, earlierIn(histories)));
}
