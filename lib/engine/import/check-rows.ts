import type { Queryable } from '@/lib/db/database';
import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import type { ImportMapping } from '@/lib/domain/imports';
import { mayMove, refusedMove, STATE_FIELD } from '@/lib/domain/workflow';
import { readRow, type RowPlan, type RowProblem } from './plan-row';
import type { ImportRow } from './read-rows';

/** What is known of the records that rows name by id: those that stand, and as the rows before left them. */
export type KnownRecords = Map<number, { state: string | null } | null>;

/**
 * Checks a batch of rows as the import would save them, and saves nothing.
 * @param known filled with the records the rows name; kept from batch to batch, since a later row may name an earlier one's record.
 * @returns the problems of each row that has any.
 */
export async function checkRows(
  db: Queryable,
  plan: RowPlan,
  {
    rows,
    unknownIds,
    known,
  }: { rows: readonly ImportRow[]; known: KnownRecords } & Pick<ImportMapping, 'unknownIds'>,
): Promise<Map<number, RowProblem[]>> {
  const read = rows.map((row) => ({ row, ...readRow(plan, row) }));
  await learn(
    db,
    plan,
    known,
    read.flatMap(({ id }) => (id === null ? [] : [id])),
  );
  const found = new Map<number, RowProblem[]>();
  for (const { row, id, values, problems } of read) {
    if (id !== null && problems.length === 0) {
      const problem = problemWithRecord(plan, { id, state: values[STATE_FIELD], known, unknownIds });
      if (problem !== null) problems.push(problem);
    }
    if (problems.length > 0) found.set(row.number, problems);
  }
  return found;
}

async function learn(
  db: Queryable,
  plan: RowPlan,
  known: KnownRecords,
  ids: readonly number[],
): Promise<void> {
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const rows = await findRecords(db, plan.model.name, unknown);
  for (const id of unknown) {
    const row = rows.get(id);
    known.set(id, row === undefined ? null : { state: row.state });
  }
}

function problemWithRecord(
  plan: RowPlan,
  {
    id,
    state,
    known,
    unknownIds,
  }: { id: number; state: unknown; known: KnownRecords } & Pick<ImportMapping, 'unknownIds'>,
): RowProblem | null {
  const { model } = plan;
  const record = known.get(id) ?? null;
  const next = typeof state === 'string' ? state : null;
  if (record === null) {
    if (unknownIds === 'refuse')
      return {
        path: plan.columnOf.get('id') ?? 'id',
        message: `There is no ${model.name} with the id ${id}.`,
      };
    known.set(id, { state: next ?? model.states[0] ?? null });
    return null;
  }
  if (next === null) return null;
  if (record.state !== null && !mayMove(model, record.state, next))
    return {
      path: plan.columnOf.get(STATE_FIELD) ?? STATE_FIELD,
      message: refusedMove(model, record.state, next),
    };
  record.state = next;
  return null;
}
