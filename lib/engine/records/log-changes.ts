import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';
import { insertChangeSet } from '@/lib/db/queries/engine-change/insert-change-set';
import { insertChanges } from '@/lib/db/queries/engine-change/insert-changes';
import { LONGEST_RUN } from '@/lib/db/queries/engine-change/list-changes';
import type { Actor } from '@/lib/domain/actor';
import type { ChangeKind, FieldDifferences } from '@/lib/domain/change-log';
import type { FieldValues } from '@/lib/domain/field-types';

/** An alert as the log keeps it: its version tells whether it was edited since, its name stays when it is deleted. */
interface QueuedAlert {
  id: number;
  version: number;
  name: string;
}

export const NO_ALERTS: readonly QueuedAlert[] = [];

export interface ChangeToLog {
  model: string;
  recordId: number;
  version: number;
  kind: ChangeKind;
  /** Of an update the differences, of a deletion the last values. */
  values: FieldDifferences | FieldValues | null;
  /** Those that the change queued its record for. */
  alerts: readonly QueuedAlert[];
}

/** Who saved, when, and what many records came from. */
export interface Save {
  at: number;
  actor: Actor;
  source: string | null;
}

/** One line of the log while it is put together; only creations go on past their first record. */
interface Line {
  change: ChangeToLog;
  lastRecordId: number;
  /** The places in the line, from 0, of the records that each alert was triggered for. */
  queued: Map<QueuedAlert, number[]>;
}

/** Writes what one save did, in its transaction: neither exists without the other. A save that changed nothing leaves no line. */
export async function logChanges(
  trx: Queryable,
  support: DialectSupport,
  { at, actor, source }: Save,
  changes: readonly ChangeToLog[],
): Promise<void> {
  if (changes.length === 0) return;
  const setId = await insertChangeSet(trx, {
    at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    source,
  });
  const rows = toLines(changes).map(({ change, lastRecordId, queued }, position) => ({
    set_id: setId,
    position,
    model: change.model,
    record_id: change.recordId,
    last_record_id: lastRecordId,
    version: change.version,
    kind: change.kind,
    values_json: change.values === null ? null : JSON.stringify(change.values),
    alerts_json: writeAlerts(queued, lastRecordId - change.recordId + 1),
  }));
  await insertChanges(trx, support, rows);
}

/** Records that were made one after the other share a line: there is nothing to say of them but the alerts. */
function toLines(changes: readonly ChangeToLog[]): Line[] {
  const lines: Line[] = [];
  let run: Line | null = null;
  for (const change of changes) {
    if (run === null || !goesOn(run, change)) {
      const line: Line = { change, lastRecordId: change.recordId, queued: new Map() };
      lines.push(line);
      addAlerts(line, change);
      if (change.kind === 'create') run = line;
    } else {
      run.lastRecordId = change.recordId;
      addAlerts(run, change);
    }
  }
  return lines;
}

function goesOn(run: Line, change: ChangeToLog): boolean {
  return (
    change.kind === 'create' &&
    change.model === run.change.model &&
    change.recordId === run.lastRecordId + 1 &&
    change.recordId - run.change.recordId < LONGEST_RUN
  );
}

function addAlerts(line: Line, { recordId, alerts }: ChangeToLog): void {
  for (const alert of alerts) {
    const places = line.queued.get(alert);
    if (places === undefined) line.queued.set(alert, [recordId - line.change.recordId]);
    else places.push(recordId - line.change.recordId);
  }
}

function writeAlerts(queued: Line['queued'], records: number): string | null {
  if (queued.size === 0) return null;
  return JSON.stringify(
    Array.from(queued, ([{ id, version, name }, places]) => ({
      id,
      version,
      name,
      ...(places.length === records ? {} : { records: places }),
    })),
  );
}
