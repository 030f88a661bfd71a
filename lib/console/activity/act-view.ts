import { readJson } from '@/lib/db/json';
import type { Row } from '@/lib/db/schema';
import { nameWithoutAddress, withoutAddresses } from '@/lib/domain/activity/redact';
import type { ActRow, ActView } from '@/lib/domain/api/activity';
import { shortName } from '@/lib/domain/shorten';

/** An entry as the list shows it: of a long name the beginning. */
export function toActRow(row: Row<'activity'>, seesAddresses: boolean): ActRow {
  return {
    ...toWhole(row, seesAddresses),
    actor: { kind: row.actor_kind, id: row.actor_id, name: shortName(row.actor_name) },
    target: targetOf(row, seesAddresses, shortName),
  };
}

/** An entry with everything there is to see of it. */
export function toActView(row: Row<'activity'>, seesAddresses: boolean): Omit<ActView, 'targetPath'> {
  const detail = readJson<unknown>(row.detail_json);
  return {
    ...toWhole(row, seesAddresses),
    detail: { ...Object(seesAddresses ? detail : withoutAddresses(detail)) },
    correlationId: row.correlation_id,
    sequence: row.sequence,
    chain: row.chain,
    signed: row.signature !== null,
  };
}

function toWhole(row: Row<'activity'>, seesAddresses: boolean): ActRow {
  return {
    id: row.id,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    address: seesAddresses ? row.address : null,
    verb: row.verb,
    target: targetOf(row, seesAddresses),
    outcome: row.outcome,
  };
}

function targetOf(
  { target_kind: kind, target_id: id, target_name }: Row<'activity'>,
  seesAddresses: boolean,
  named: (name: string) => string = (name) => name,
): ActRow['target'] {
  if (kind === null || id === null) return null;
  const name = target_name ?? '';
  return { kind, id, name: named(seesAddresses ? name : nameWithoutAddress(kind, name)) };
}
