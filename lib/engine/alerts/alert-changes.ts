import { z } from 'zod';
import type { Queryable } from '@/lib/db/database';
import { listTargetActs } from '@/lib/db/queries/activity/list-target-acts';
import { readJson } from '@/lib/db/json';
import type { Row } from '@/lib/db/schema';
import type { AlertChange } from '@/lib/domain/api/alerts';
import type { toAuditDetail } from './alert-view';

/** More changes than this within one edit are not listed. */
const MOST_CHANGES = 50;

const columns = z.record(z.string(), z.unknown());
/** What update-alert keeps of a change; acts of an older version of this program have no `version`. */
const updateDetail = z.object({ version: z.number().optional(), before: columns, after: columns });

const SETTING_OF: Readonly<Record<keyof ReturnType<typeof toAuditDetail>, string>> = {
  name: 'name',
  trigger_type: 'alert_trigger_type',
  filter_json: 'filter',
  transition_states_json: 'alert_transition_states',
  trigger_fields_json: 'trigger_fields',
  extra_fields_json: 'extra_fields',
  enabled: 'alert_enabled',
};

/** The changes of an alert after one of its versions, newest first, as the activity log has them. */
export async function listAlertChanges(
  db: Queryable,
  alertId: number,
  since: number,
): Promise<AlertChange[]> {
  const acts = await listTargetActs(db, {
    kind: 'alert',
    id: String(alertId),
    verb: 'alert.update',
    limit: MOST_CHANGES,
  });
  return acts.flatMap((act) => toChange(act)).filter((change) => change.version > since);
}

function toChange(act: Row<'activity'>): AlertChange[] {
  const detail = updateDetail.safeParse(readJson<unknown>(act.detail_json));
  if (!detail.success || detail.data.version === undefined) return [];
  const { version, before, after } = detail.data;
  return [
    {
      at: act.at,
      actor: { kind: act.actor_kind, name: act.actor_name },
      version,
      settings: Object.entries(SETTING_OF).flatMap(([column, setting]) =>
        before[column] === after[column] ? [] : [setting],
      ),
    },
  ];
}
