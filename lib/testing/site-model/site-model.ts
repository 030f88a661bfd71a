import type { Op, TestConfig, TestFilter, WrittenValues } from './steps';

/*
 * A site in a few lines, written from domain.md alone: it shares no code with the engine, so that the two can only agree by
 * both being right. Amounts are hundredths, times epoch milliseconds; an entry knows its place by `order`.
 */

export interface ModelRecord {
  po: string | null;
  amount: number | null;
  state: string;
  organization: number | null;
}

export interface ModelEntry {
  at: number;
  order: number;
  id: number;
}

export interface ModelJob {
  uuid: string;
  /** The whole answer, as it was given first. */
  text: string;
  entries: readonly ModelEntry[];
  finished: boolean;
  requeued: boolean;
}

export interface ModelAlert {
  config: TestConfig;
  queue: ModelEntry[];
  nextOrder: number;
  jobs: ModelJob[];
  once: Set<number>;
  /** The sweep has looked at records up to this id; 0 between two passes. */
  sweptTo: number;
}

/** One save as it will happen: the id it is about, and whether the record is made. */
export interface PlannedOp {
  id: number;
  makes: boolean;
  /** The save names the id; else the site gives it out. */
  names: boolean;
  values: WrittenValues;
}

export class SiteModel {
  records = new Map<number, ModelRecord>();
  readonly deleted = new Set<number>();
  readonly alerts: ModelAlert[] = [];
  outstanding: 'redeliver' | 'uuid-only' | 'refuse' = 'redeliver';
  organizationName = 'Ash';
  private nextId = 1;

  /** Turns picks into ids; saves that have nothing to pick from are left out. */
  plan(ops: readonly Op[]): PlannedOp[] {
    const standing = new Set(this.records.keys());
    const gone = new Set(this.deleted);
    const named = ops.flatMap((op) => (op.kind === 'create-as' ? [this.nextId + 4 + op.gap] : []));
    const taken = new Set<number>();
    let next = Math.max(this.nextId, ...named.map((id) => id + 1));
    return ops.flatMap((op): PlannedOp[] => {
      const id = this.idOf(op, [...standing], [...gone], () => next++);
      if (id === undefined || (op.kind === 'create-as' && taken.has(id))) return [];
      if (op.kind === 'create-as') taken.add(id);
      if (op.kind !== 'update') standing.add(id);
      gone.delete(id);
      return [{ id, makes: op.kind !== 'update', names: op.kind !== 'create', values: op.values }];
    });
  }

  private idOf(op: Op, standing: number[], gone: number[], give: () => number): number | undefined {
    switch (op.kind) {
      case 'create':
        return give();
      case 'create-as':
        return this.nextId + 4 + op.gap;
      case 'create-again':
        return gone[op.pick % Math.max(1, gone.length)];
      case 'update':
        return standing[op.pick % Math.max(1, standing.length)];
    }
  }

  /** One after the other: each sees what the one before it left. */
  save(planned: readonly PlannedOp[], now: number): void {
    const triggered = new Map<ModelAlert, number[]>();
    for (const { id, makes, values } of planned) {
      const before = makes ? null : (this.records.get(id) ?? null);
      const after = write(before, values);
      this.records.set(id, after);
      this.deleted.delete(id);
      this.nextId = Math.max(this.nextId, id + 1);
      for (const alert of this.alerts)
        if (alert.config.enabled && triggers(alert.config, before, after))
          triggered.set(alert, [...(triggered.get(alert) ?? []), id]);
    }
    for (const [alert, ids] of triggered) for (const id of ids) enqueue(alert, id, now);
  }

  deleteRecord(id: number): void {
    this.records.delete(id);
    this.deleted.add(id);
  }

  makeAlert(config: TestConfig): ModelAlert {
    const alert = { config, queue: [], nextOrder: 1, jobs: [], once: new Set<number>(), sweptTo: 0 };
    this.alerts.push(alert);
    return alert;
  }

  /** Looks at the next `chunk` records of one alert's pass. @returns whether the pass is over. */
  sweep(alert: ModelAlert, chunk: number, now: number): boolean {
    if (!alert.config.enabled || alert.config.type !== 'One Time Filter') return true;
    const ahead = [...this.records]
      .filter(([id]) => id > alert.sweptTo)
      .sort(([left], [right]) => left - right);
    const seen = ahead.slice(0, chunk);
    for (const [id, record] of seen) {
      if (alert.once.has(id) || !meets(alert.config.filter, record)) continue;
      alert.once.add(id);
      enqueue(alert, id, now);
    }
    const isOver = seen.length < chunk;
    alert.sweptTo = isOver ? 0 : (seen.at(-1)?.[0] ?? 0);
    return isOver;
  }

  sweepAll(now: number): void {
    for (const alert of this.alerts) while (!this.sweep(alert, 1000, now));
  }

  /** What a process call answers: the text, or the refusal; `uuid` is the one the site made up, for a new job. */
  process(alert: ModelAlert, limit: number | null, uuid: string | null): string | 'refused' {
    const open = alert.jobs.find((job) => !job.finished);
    if (open !== undefined) {
      if (this.outstanding === 'refuse') return 'refused';
      return this.outstanding === 'redeliver' ? open.text : JSON.stringify({ job_uuid: open.uuid, data: [] });
    }
    if (alert.queue.length === 0) return JSON.stringify({ job_uuid: null, data: [] });
    const entries = alert.queue.splice(0, limit ?? 1000);
    const data = entries.map((entry) => this.payloadEntry(alert.config, entry));
    const text = JSON.stringify({ job_uuid: uuid, data });
    alert.jobs.push({ uuid: uuid ?? '', text, entries, finished: false, requeued: false });
    return text;
  }

  private payloadEntry(config: TestConfig, { at, id }: ModelEntry) {
    const timestamp = Math.floor(at / 1000);
    const recordData = Object.fromEntries([
      ['id', id],
      ...config.extra.map((name) => [name, this.extraValue(name, this.records.get(id))]),
    ]);
    return {
      timestamp,
      identity: id,
      recordData,
      key: { timestamp, table: 'requests', idColumns: ['id'], id: [id] },
    };
  }

  private extraValue(name: string, record: ModelRecord | undefined): string | null {
    if (record === undefined) return null;
    if (name === 'po_number') return record.po;
    if (name === 'state') return record.state;
    if (name === 'amount_requested') return record.amount === null ? null : String(record.amount / 100);
    // Organization 1 stands, 2 never did; nothing here writes a spending year.
    return name === 'program_organization_id.name' && record.organization === 1
      ? this.organizationName
      : null;
  }
}

export function requeue(alert: ModelAlert, job: ModelJob): void {
  job.requeued = true;
  alert.queue.push(...job.entries);
  alert.queue.sort((left, right) => left.at - right.at || left.order - right.order);
}

function enqueue(alert: ModelAlert, id: number, at: number): void {
  alert.queue.push({ at, order: alert.nextOrder, id });
  alert.nextOrder += 1;
}

function write(before: ModelRecord | null, values: WrittenValues): ModelRecord {
  const after = { ...(before ?? { po: null, amount: null, state: 'new', organization: null }) };
  if (values.po_number !== undefined) after.po = values.po_number === '' ? null : values.po_number;
  if (values.amount_requested !== undefined)
    after.amount =
      values.amount_requested === null ? null : Math.round(Number(values.amount_requested) * 100);
  if (values.state !== undefined) after.state = values.state;
  if (values.program_organization_id !== undefined) after.organization = values.program_organization_id;
  return after;
}

function triggers(config: TestConfig, before: ModelRecord | null, after: ModelRecord): boolean {
  const changed = (read: (record: ModelRecord) => unknown) =>
    before === null ? read(after) !== null : read(before) !== read(after);
  const fields = { po_number: 'po', amount_requested: 'amount', state: 'state' } as const;
  if (!meets(config.filter, after)) return false;
  switch (config.type) {
    case 'One Time Filter':
      return false;
    case 'Filter':
      return before === null || JSON.stringify(before) !== JSON.stringify(after);
    case 'State':
      return config.states.includes(after.state) && before?.state !== after.state;
    case 'Field':
      return config.fields.some((field) => changed((record) => record[fields[field]]));
  }
}

function meets(filter: TestFilter, record: ModelRecord): boolean {
  switch (filter.kind) {
    case 'none':
      return true;
    case 'amount-gt':
      return record.amount !== null && record.amount > filter.limit * 100;
    case 'po-eq':
      return record.po !== null && record.po.toLowerCase() === filter.text.toLowerCase();
    case 'state-in':
      return filter.states.includes(record.state);
  }
}
