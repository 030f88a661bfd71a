import type { Queryable } from '@/lib/db/database';
import { listUnknownCalls } from '@/lib/db/queries/call/list-unknown-calls';
import { listUnfinishedJobs, type JobRow } from '@/lib/db/queries/job/list-unfinished-jobs';
import type { Row } from '@/lib/db/schema';
import { jobBlocksProcess } from '@/lib/domain/queue-can';
import type { GatewayContext } from './context';
import { mayHave } from './may-have';

/** What an integration's process call comes to, as the queue stands. */
export type ProcessDecision =
  /** The site is asked; `reconciles` is the process call of unknown outcome which that settles. */
  | { kind: 'call'; reconciles: Row<'call'> | null }
  /** The job that is open here is given again, without asking the site. */
  | { kind: 'replay'; job: JobRow }
  /** Somebody else's job is open here. */
  | { kind: 'held'; job: JobRow }
  /** A finish of unknown outcome is repeated first: process might take new records over it. */
  | { kind: 'finish-first'; call: Row<'call'> };

/** Read with the queue locked. */
export async function decideProcess(trx: Queryable, ctx: GatewayContext): Promise<ProcessDecision> {
  const unknown = await listUnknownCalls(trx, [ctx.queueId]);
  const finish = unknown.find((call) => call.verb === 'finish');
  if (finish !== undefined) return { kind: 'finish-first', call: finish };
  const jobs = await listUnfinishedJobs(trx, [ctx.queueId]);
  const open = jobs.find((job) => jobBlocksProcess({ ...job, lastOutcome: job.last_outcome }));
  if (open === undefined) return { kind: 'call', reconciles: unknown.at(-1) ?? null };
  const isTheirs = await mayHave(trx, ctx.token, open, ctx.clock.now());
  return { kind: isTheirs ? 'replay' : 'held', job: open };
}
