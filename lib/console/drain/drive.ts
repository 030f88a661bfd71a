import { recordAct } from '@/lib/audit/record';
import { findDrain, type DrainRow } from '@/lib/db/queries/drain/find-drain';
import { insertDrainJob } from '@/lib/db/queries/drain/insert-drain-job';
import { updateDrain } from '@/lib/db/queries/drain/update-drain';
import { findJobRow } from '@/lib/db/queries/job/find-job-row';
import type { RowUpdate } from '@/lib/db/schema';
import type { JobView } from '@/lib/domain/api/views';
import type { Actor } from '@/lib/domain/actor';
import { limitReached } from '@/lib/domain/drain';
import { isAppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import type { ActResult } from '../jobs/act-result';
import { finishJob } from '../jobs/finish';
import { processQueue } from '../jobs/process';
import { HEARTBEAT_MS } from '../ledger/timing';
import { untilStored } from '../ledger/until-stored';
import { toJobView } from '../queues/to-views';
import { drainActor } from './drain-actor';
import { drainOwner } from './drain-owner';
import {
  CANCELLED,
  DEFECT,
  finishSurprise,
  jobGone,
  limitEnding,
  mismatch,
  processSurprise,
  refusedEnding,
  RESTARTED,
  type Ending,
} from './endings';
import { isStopping, registerDrain } from './registry';

export interface DriveOptions {
  /** Told between steps, and waited for: the kill test stops a process there. */
  onStep?: (step: 'processed' | 'noted' | 'finished' | 'tallied') => void | Promise<void>;
}

/**
 * Drives a running drain until it rests (lib/domain/drain.ts), detached from whoever asked: closing the browser changes
 * nothing. Its state is in the database alone, read anew before each step.
 */
export function driveDrain(ctx: ConsoleContext, drainId: string, options: DriveOptions = {}): void {
  const work = new Drive(ctx, drainId, options).run().catch((error: unknown) => {
    ctx.log.error({ drainId, err: error }, 'A drain could not be carried on; it will be found stopped');
  });
  registerDrain(drainId, work);
}

class Drive {
  private workedSince = performance.now();

  constructor(
    private readonly ctx: ConsoleContext,
    private readonly drainId: string,
    private readonly options: DriveOptions,
  ) {}

  async run(): Promise<void> {
    const stopHeartbeat = this.keepAlive();
    try {
      for (;;) {
        const drain = await findDrain(this.ctx.database.kysely, this.drainId);
        if (drain === undefined || !this.isOurs(drain)) return;
        const ending = await this.step(drain).catch((error: unknown) => this.endingOf(error));
        if (ending !== null) return await this.rest(ending);
      }
    } finally {
      stopHeartbeat();
    }
  }

  private isOurs(drain: DrainRow): boolean {
    const isAtWork = drain.state === 'running' || drain.state === 'cancelling';
    return isAtWork && drain.instance_id === this.ctx.instanceId;
  }

  /** One call, or the reason to rest. */
  private async step(drain: DrainRow): Promise<Ending | null> {
    if (isStopping()) return RESTARTED;
    if (drain.open_job_id !== null) return this.finish(drain, drain.open_job_id);
    if (drain.state === 'cancelling') return CANCELLED;
    const limit = limitReached({
      finishEach: drain.finish_each === 1,
      maxRecords: drain.max_records,
      maxRounds: drain.max_rounds,
      rounds: drain.rounds,
      records: drain.records,
    });
    return limit === null ? this.process(drain) : limitEnding(limit);
  }

  private async process(drain: DrainRow): Promise<Ending | null> {
    const owner = await this.owner(drain);
    if ('sentence' in owner) return owner;
    if (!(await this.move({ step: 'processing' }))) return null;
    const input = { seen: { openJobId: null, unknownCallId: null } };
    const result = await processQueue({ ...this.ctx, actor: owner }, drain.queue_id, input, {
      drainId: drain.id,
    });
    await this.options.onStep?.('processed');
    const surprise = processSurprise(result);
    if (surprise !== null || result.job === null) return surprise;
    await this.note(drain, result.job);
    await this.options.onStep?.('noted');
    return null;
  }

  private async note(drain: DrainRow, job: JobView): Promise<void> {
    const worked_ms = this.workedMs(drain);
    await untilStored(this.ctx, () =>
      this.ctx.database.transaction(async (trx) => {
        await insertDrainJob(trx, { drain_id: drain.id, round: drain.rounds + 1, job_id: job.id });
        await updateDrain(trx, this.ctx.database.support, this.key(), {
          step: 'resting',
          worked_ms,
          rounds: drain.rounds + 1,
          records: drain.records + (job.recordCount ?? 0),
          bytes: drain.bytes + (job.payloadBytes ?? 0),
          open_job_id: drain.finish_each === 1 ? job.id : null,
        });
      }),
    );
  }

  private async finish(drain: DrainRow, jobId: string): Promise<Ending | null> {
    const row = await findJobRow(this.ctx.database.kysely, jobId);
    if (row === undefined) return jobGone(null);
    const job = toJobView(row, drain.queue_name);
    if (job.state === 'finished') return this.alreadyFinished(drain, job);
    if (job.state !== 'open' || job.recordCount === null) return jobGone(job.recordCount);
    const owner = await this.owner(drain);
    if ('sentence' in owner) return owner;
    if (!(await this.move({ step: 'finishing' }))) return null;
    const input = {
      seen: { state: 'open' as const, recordCount: job.recordCount },
      typedCount: job.recordCount,
    };
    const ctx = { ...this.ctx, actor: owner };
    const result: ActResult = await finishJob(ctx, jobId, input, { drainId: drain.id });
    await this.options.onStep?.('finished');
    const surprise = finishSurprise(result);
    if (result.job?.state === 'finished') await this.tally(drain, result.job.clearCount ?? 0);
    await this.options.onStep?.('tallied');
    return surprise;
  }

  /** It was finished by the process that died after the call, or by a person while the drain stood still. */
  private async alreadyFinished(drain: DrainRow, job: JobView): Promise<Ending | null> {
    await this.tally(drain, job.clearCount ?? 0);
    if (job.finishInferred || job.clearCount === job.recordCount) return null;
    return mismatch('The site cleared another number of records than are stored here.');
  }

  private async tally(drain: DrainRow, cleared: number): Promise<void> {
    const change = {
      step: 'resting',
      open_job_id: null,
      cleared: drain.cleared + cleared,
      worked_ms: this.workedMs(drain),
    };
    await untilStored(this.ctx, () => this.move(change));
  }

  private endingOf(error: unknown): Ending {
    if (isAppError(error) && error.code !== 'internal' && error.code !== 'unavailable')
      return refusedEnding(error);
    this.ctx.log.error({ drainId: this.drainId, err: error }, 'A drain stopped by a failure of ours');
    return DEFECT;
  }

  private async rest(ending: Ending): Promise<void> {
    const { database, clock } = this.ctx;
    await untilStored(this.ctx, () =>
      database.transaction(async (trx) => {
        const drain = await findDrain(trx, this.drainId);
        if (drain === undefined || !this.isOurs(drain)) return;
        const now = clock.now();
        await updateDrain(trx, database.support, this.key(), {
          state: ending.state,
          step: 'resting',
          reason: ending.reason,
          sentence: ending.sentence,
          next_step: ending.nextStep,
          stopped_at: now,
          worked_ms: this.workedMs(drain),
        });
        await recordAct(trx, {
          at: now,
          actor: drainActor(drain),
          verb: 'queue.drain',
          target: { kind: 'queue', id: drain.queue_id, name: drain.queue_name },
          outcome: ending.state === 'stopped' ? 'failed' : 'done',
          detail: {
            drainId: drain.id,
            reason: ending.reason,
            sentence: ending.sentence,
            rounds: drain.rounds,
            records: drain.records,
            cleared: drain.cleared,
          },
          correlationId: drain.id,
        });
      }),
    );
  }

  private move(change: RowUpdate<'drain'>): Promise<boolean> {
    return updateDrain(this.ctx.database.kysely, this.ctx.database.support, this.key(), change);
  }

  private key(): { id: string; instanceId: string } {
    return { id: this.drainId, instanceId: this.ctx.instanceId };
  }

  private owner(drain: DrainRow): Promise<Actor | Ending> {
    return drainOwner(this.ctx.database.kysely, drain, this.ctx.clock.now());
  }

  private workedMs(drain: DrainRow): number {
    const now = performance.now();
    const worked = drain.worked_ms + Math.round(now - this.workedSince);
    this.workedSince = now;
    return worked;
  }

  private keepAlive(): () => void {
    const timer = setInterval(() => {
      this.move({}).catch((error: unknown) => {
        this.ctx.log.warn({ drainId: this.drainId, err: error }, 'A drain could not say that it lives');
      });
    }, HEARTBEAT_MS);
    return () => clearInterval(timer);
  }
}
