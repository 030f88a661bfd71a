import { randomUUID } from 'node:crypto';
import { claimImport } from '@/lib/db/queries/engine-import/claim-import';
import { isAnyImportAtWork } from '@/lib/db/queries/engine-import/is-any-at-work';
import { releaseDeadImports } from '@/lib/db/queries/engine-import/release-dead-imports';
import { renewImport } from '@/lib/db/queries/engine-import/renew-import';
import type { Row } from '@/lib/db/schema';
import type { EngineContext } from '../context';
import { LostRun, openRun } from './run';
import { runCheck } from './run-check';
import { runImport } from './run-import';

/** A run renews itself with each batch; one that was silent for so long is dead. */
const DEAD_AFTER_MS = 20_000;
const DIED =
  'The program died in the middle. What is counted as in is in, whole and with its alerts; nothing is half saved.';
const FAILED =
  'The program could not go on: its log says why. What is counted as in is in; nothing is half saved.';

/**
 * One round of the background task: takes imports from dead runs, then checks and saves those that wait, one after the other.
 * Stops between two batches when `signal` is aborted.
 * @throws what kept an import from going on; it is left `interrupted`, or back at its mapping.
 */
export async function runImports(ctx: EngineContext, signal: AbortSignal): Promise<void> {
  const { database } = ctx;
  // Asked every second, and mostly there is none.
  if (!(await isAnyImportAtWork(database.kysely))) return;
  await releaseDeadImports(database.kysely, database.support, { deadAfterMs: DEAD_AFTER_MS, problem: DIED });
  while (!signal.aborted) {
    const runner = randomUUID();
    const now = ctx.clock.now();
    const row = await claimImport(database.kysely, database.support, { runner, now });
    if (row === undefined) return;
    await work(ctx, row, { runner, signal });
  }
}

async function work(
  ctx: EngineContext,
  row: Row<'engine_import'>,
  by: { runner: string; signal: AbortSignal },
): Promise<void> {
  const { kysely, support } = ctx.database;
  try {
    const run = await openRun(ctx, row, by);
    await (row.state === 'checking' ? runCheck(run) : runImport(run));
  } catch (error) {
    if (error instanceof LostRun) return;
    const state = row.state === 'checking' ? 'uploaded' : 'interrupted';
    await renewImport(
      kysely,
      support,
      { id: row.id, runner: by.runner },
      { state, problem: FAILED, runner: null },
    );
    throw error;
  }
}
