import assert from 'node:assert/strict';
import { isAppError } from '@/lib/domain/errors';
import { systemActor } from '@/lib/domain/actor';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { deleteAlert } from '@/lib/engine/alerts/delete-alert';
import { updateAlert } from '@/lib/engine/alerts/update-alert';
import { finishJob } from '@/lib/engine/queue/finish';
import { processQueue } from '@/lib/engine/queue/process';
import { requeueJob } from '@/lib/engine/queue/requeue-job';
import { deleteRecord } from '@/lib/engine/records/delete-record';
import { saveRecords, type RecordSave } from '@/lib/engine/records/save-records';
import { changeSiteSettings } from '@/lib/engine/settings/change-settings';
import { sweepAlert } from '@/lib/engine/sweep/sweep-alert';
import { sweepOnce } from '@/lib/engine/sweep/sweep-once';
import type { TestSite } from '../engine-site';
import { requeue, SiteModel, type ModelAlert, type PlannedOp } from './site-model';
import type { Step, TestConfig, TestFilter } from './steps';

const MODEL = 'grant_request';
const NOBODYS_JOB = '90ff218f-58f8-11ea-8424-0265ea535fd4';

/** The real site and the model beside it; every step happens to both, and what each answers is compared. */
export class Play {
  readonly model = new SiteModel();
  private readonly alerts = new Map<ModelAlert, { id: number; queueUuid: string }>();

  constructor(private readonly site: TestSite) {}

  async begin(): Promise<void> {
    await saveRecords(
      this.site.ctx,
      [{ model: 'organization', values: { name: this.model.organizationName } }],
      systemActor,
    );
    await changeSiteSettings(this.site.ctx, { outstanding: 'redeliver' }, systemActor);
  }

  async step(step: Step): Promise<void> {
    const { site, model } = this;
    switch (step.kind) {
      case 'save':
        return this.save(model.plan(step.ops));
      case 'bad-save':
        return this.badSave(model.plan(step.ops));
      case 'delete-record':
        return this.deleteRecord(step.pick);
      case 'rename-organization':
        await saveRecords(
          site.ctx,
          [{ model: 'organization', id: 1, values: { name: step.name } }],
          systemActor,
        );
        model.organizationName = step.name;
        return;
      case 'set-outstanding':
        await changeSiteSettings(site.ctx, { outstanding: step.setting }, systemActor);
        model.outstanding = step.setting;
        return;
      case 'tick':
        return site.clock.advance(step.ms);
      case 'make-alert': {
        const input = { name: 'Alert', model_controller_type: MODEL, ...inputOf(step.config) };
        this.alerts.set(model.makeAlert(step.config), await createAlert(site.ctx, input, systemActor));
        return;
      }
      case 'sweep':
        await sweepOnce(site.ctx);
        return model.sweepAll(site.clock.now());
      default:
        return this.stepOfAlert(step);
    }
  }

  private async stepOfAlert(step: Extract<Step, { pick: number }>): Promise<void> {
    const { site, model } = this;
    const alert = picked(model.alerts, step.pick);
    const real = alert && this.alerts.get(alert);
    if (alert === undefined || real === undefined) return;
    switch (step.kind) {
      case 'edit-alert':
        await updateAlert(site.ctx, real.id, inputOf(step.change), systemActor);
        alert.config = { ...alert.config, ...step.change };
        return;
      case 'delete-alert':
        await deleteAlert(site.ctx, real.id, systemActor);
        model.alerts.splice(model.alerts.indexOf(alert), 1);
        return;
      case 'sweep-part':
        assert.equal(
          (await sweepAlert(site.ctx, real.id, step.chunk)).isPassOver,
          model.sweep(alert, step.chunk, site.clock.now()),
        );
        return;
      case 'process':
        return this.process(alert, real.queueUuid, step.limit);
      case 'finish':
        return this.finish(alert, real.queueUuid, step.job);
      case 'finish-unknown':
        return expectRefusal(
          finishJob(site.ctx, { queueUuid: real.queueUuid, jobUuid: this.foreignJob(alert) }),
          'not-found',
        );
      case 'requeue':
        return this.requeue(alert, real.queueUuid, step.job);
      default:
    }
  }

  private async save(planned: readonly PlannedOp[]): Promise<void> {
    const saved = await saveRecords(this.site.ctx, planned.map(toSave), systemActor);
    assert.deepEqual(
      saved.map(({ id }) => id),
      planned.map(({ id }) => id),
    );
    this.model.save(planned, this.site.clock.now());
  }

  private async badSave(planned: readonly PlannedOp[]): Promise<void> {
    const never = { model: MODEL, id: 1_000_000, values: { po_number: 'x' } };
    await expectRefusal(
      saveRecords(this.site.ctx, [...planned.map(toSave), never], systemActor),
      'not-found',
    );
  }

  private async deleteRecord(pick: number): Promise<void> {
    const id = picked([...this.model.records.keys()], pick);
    if (id === undefined) return;
    await deleteRecord(this.site.ctx, { model: MODEL, id }, systemActor);
    this.model.deleteRecord(id);
  }

  private async process(alert: ModelAlert, queueUuid: string, limit: number | null): Promise<void> {
    const call = processQueue(this.site.ctx, { queueUuid, limit, clientId: null });
    const answer = await call.catch((error: unknown) =>
      isAppError(error) && error.code === 'conflict' ? 'refused' : Promise.reject(error),
    );
    assert.equal(answer, this.model.process(alert, limit, uuidIn(answer)));
  }

  private async finish(alert: ModelAlert, queueUuid: string, pick: number): Promise<void> {
    const job = picked(alert.jobs, pick);
    if (job === undefined) return;
    job.finished = true;
    assert.equal(
      await finishJob(this.site.ctx, { queueUuid, jobUuid: job.uuid }),
      JSON.stringify({ job_uuid: job.uuid, clear_count: job.entries.length }),
    );
  }

  private async requeue(alert: ModelAlert, queueUuid: string, pick: number): Promise<void> {
    const job = picked(alert.jobs, pick);
    if (job === undefined) return;
    const call = { queueUuid, jobUuid: job.uuid, seenRecords: job.entries.length };
    const asked = requeueJob(this.site.ctx, call, systemActor);
    if (!job.finished || job.requeued) return expectRefusal(asked, 'conflict');
    assert.equal(await asked, job.entries.length);
    requeue(alert, job);
  }

  /** A job of another queue where there is one, else of none. */
  private foreignJob(alert: ModelAlert): string {
    const others = this.model.alerts.filter((other) => other !== alert);
    return others.flatMap((other) => other.jobs)[0]?.uuid ?? NOBODYS_JOB;
  }

  /** Every queue, entry by entry, and its counts. */
  async compare(): Promise<void> {
    const { kysely } = this.site.database;
    const rows = await kysely
      .selectFrom('engine_queue_entry')
      .selectAll()
      .orderBy('triggered_at')
      .orderBy('sequence')
      .execute();
    const counts = await kysely.selectFrom('engine_queue').select(['alert_id', 'queued']).execute();
    for (const alert of this.model.alerts) {
      const id = this.alerts.get(alert)?.id;
      const entries = rows.filter((row) => row.alert_id === id);
      assert.deepEqual(
        entries.map((row) => [row.triggered_at, row.sequence, row.record_id]),
        alert.queue.map((entry) => [entry.at, entry.order, entry.id]),
      );
      assert.equal(counts.find((row) => row.alert_id === id)?.queued, alert.queue.length);
    }
    assert.equal(counts.length, this.model.alerts.length);
  }
}

function toSave({ id, makes, names, values }: PlannedOp): RecordSave {
  if (!makes) return { model: MODEL, id, values: { ...values } };
  return { model: MODEL, values: names ? { id, ...values } : { ...values } };
}

function uuidIn(answer: string): string | null {
  return /"job_uuid":"([^"]+)"/.exec(answer)?.[1] ?? null;
}

function picked<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % Math.max(1, all.length)];
}

async function expectRefusal(work: Promise<unknown>, code: string): Promise<void> {
  await assert.rejects(work, (error) => isAppError(error) && error.code === code);
}

function inputOf(config: Partial<TestConfig>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  if (config.type !== undefined) input['alert_trigger_type'] = config.type;
  if (config.filter !== undefined) input['filter'] = filterOf(config.filter);
  if (config.states !== undefined) input['alert_transition_states'] = config.states;
  if (config.fields !== undefined) input['trigger_fields'] = JSON.stringify(config.fields);
  if (config.extra !== undefined) input['extra_fields'] = config.extra;
  if (config.enabled !== undefined) input['alert_enabled'] = String(config.enabled);
  return input;
}

function filterOf(filter: TestFilter): unknown {
  switch (filter.kind) {
    case 'none':
      return '';
    case 'amount-gt':
      return ['amount_requested', 'gt', String(filter.limit)];
    case 'po-eq':
      return JSON.stringify(['po_number', 'eq', filter.text]);
    case 'state-in':
      return { group_type: 'or', conditions: filter.states.map((state) => ['state', 'eq', state]) };
  }
}
