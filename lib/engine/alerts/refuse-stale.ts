import type { Queryable } from '@/lib/db/database';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import { listAlertChanges } from './alert-changes';

const SETTING_WORDS: Readonly<Record<string, string>> = {
  name: 'the name',
  alert_trigger_type: 'the trigger type',
  filter: 'the filter',
  alert_transition_states: 'the transition states',
  trigger_fields: 'the trigger fields',
  extra_fields: 'the extra fields',
  alert_enabled: 'whether it is enabled',
};

/**
 * Refuses a change by somebody who read an older version, so that nothing is overwritten unseen.
 * @throws AppError `conflict` that tells who changed what when, with a problem for each setting that was changed.
 */
export async function refuseStale(
  trx: Queryable,
  row: Row<'engine_alert'>,
  readVersion: number,
): Promise<void> {
  if (row.version === readVersion) return;
  const changes = await listAlertChanges(trx, row.id, readVersion);
  const [newest] = changes;
  const settings = [...new Set(changes.flatMap((change) => change.settings))];
  const who = [...new Set(changes.map((change) => change.actor.name))].join(' and ') || 'Somebody';
  const what = settings.map((setting) => SETTING_WORDS[setting] ?? setting).join(', ') || 'it';
  const when = new Date(newest?.at ?? row.updated_at).toISOString().slice(0, 16).replace('T', ' ');
  throw new AppError(
    'conflict',
    `${who} changed ${what} of this alert after you opened it, last at ${when} UTC. Nothing of yours was saved.`,
    {
      problems: settings.map((path) => ({ path, message: `${who} changed ${SETTING_WORDS[path] ?? path}.` })),
    },
  );
}
