import type { ChangedQueue } from '@/lib/domain/api/live';
import type { OverviewRow } from '@/lib/domain/api/views';
import type { QueueTopic } from '@/lib/domain/live';
import type { ConsoleContext } from '../context';
import { isWithoutFigures } from '@/lib/domain/site-rounds';
import { readQueueRows, toQueueView, type QueueRows } from '../queues/queue-view';
import { readRounds } from '../queues/read-rounds';
import { emptySpark, hourOf, readSparks } from '../queues/sparks';
import { changedFields } from './changed-fields';

interface Known {
  rows: QueueRows;
  view: OverviewRow;
  /** When its sentence of health was last told. */
  saidAt: number;
  /** Whether that says that nothing looks at its site any more, or that sample data is being loaded into it. */
  isUnseen: boolean;
}

export interface RowChanges {
  changed: ChangedQueue[];
  gone: string[];
}

/** Which queues to read again, and what of each changed. */
export type QueueTopics = ReadonlyMap<string, ReadonlySet<QueueTopic>>;

/** So many queues, and such a part of all, are read by name; to read all of them costs no more than to read more by name. */
const BY_NAME = { atLeast: 16, part: 1 / 16 };
/** A sentence that tells an age is told again after so long, for whoever reads it on a screen that stays open. */
const SENTENCE_MS = 10 * 60_000;

/** Every tracked queue as the viewers know it, and what has changed of them since. */
export class LiveRows {
  private known = new Map<string, Known>();
  private thisHour = 0;

  constructor(private readonly ctx: ConsoleContext) {}

  get hour(): number {
    return this.thisHour;
  }

  ids(): Iterable<string> {
    return this.known.keys();
  }

  /** Reads everything; nothing is told of it. */
  async load(): Promise<void> {
    this.thisHour = hourOf(this.ctx.clock.now());
    this.known = new Map((await this.read()).map((one) => [one.view.id, one]));
  }

  /** The rows named, whole, for somebody who missed their changes. */
  whole(queues: QueueTopics): RowChanges {
    const changes: RowChanges = { changed: [], gone: [] };
    for (const [id, of] of queues) {
      const known = this.known.get(id);
      if (known === undefined) changes.gone.push(id);
      else changes.changed.push({ ...known.view, of: [...of] });
    }
    return changes;
  }

  /** Reads the queues named again, or all of them, and tells what differs. */
  async refresh(queues: QueueTopics, all: boolean): Promise<RowChanges> {
    if (all || queues.size > Math.max(BY_NAME.atLeast, this.known.size * BY_NAME.part)) {
      const found = new Map((await this.read()).map((one) => [one.view.id, one]));
      return this.replace(
        [...new Set([...found.keys(), ...this.known.keys(), ...queues.keys()])],
        found,
        queues,
      );
    }
    const found = new Map<string, Known>();
    for (const one of await this.read([...queues.keys()])) found.set(one.view.id, one);
    return this.replace([...queues.keys()], found, queues);
  }

  /** Judges health anew, which can change by time alone, by nothing looking at a site any more, and by sample data that is loaded. */
  async rejudge(): Promise<RowChanges> {
    const roundsOf = await readRounds(this.ctx);
    const now = this.ctx.clock.now();
    const changed: ChangedQueue[] = [];
    for (const [id, known] of this.known) {
      const rows = { ...known.rows, rounds: roundsOf(known.rows.queue.site_id) };
      const { health } = toQueueView(now, rows);
      const before = known.view.health;
      const isUnseen = isWithoutFigures(rows.rounds, now);
      const isOld = health.sentence !== before.sentence && now - known.saidAt > SENTENCE_MS;
      const isNews = health.state !== before.state || isUnseen !== known.isUnseen || isOld;
      const told = isNews ? { view: { ...known.view, health }, saidAt: now, isUnseen } : {};
      this.known.set(id, { ...known, rows, ...told });
      if (isNews) changed.push({ id, health, of: [] });
    }
    return { changed, gone: [] };
  }

  /** The sites of which it was told that there are no figures of now. */
  unseenSites(): ReadonlySet<string> {
    const sites = new Set<string>();
    for (const { rows, isUnseen } of this.known.values()) if (isUnseen) sites.add(rows.queue.site_id);
    return sites;
  }

  /** The queues whose health is another than it was at a moment, by nothing but the time that went by. */
  agedSince(at: number): string[] {
    const now = this.ctx.clock.now();
    return [...this.known.values()]
      .filter(({ rows }) => toQueueView(at, rows).health.state !== toQueueView(now, rows).health.state)
      .map(({ view }) => view.id);
  }

  /** @returns whether a new hour began; every spark has moved on by it then. */
  moveOn(): boolean {
    const hour = hourOf(this.ctx.clock.now());
    if (hour === this.thisHour) return false;
    this.thisHour = hour;
    for (const [id, known] of this.known) {
      const spark = [...known.view.spark.slice(1), null];
      this.known.set(id, { ...known, view: { ...known.view, spark } });
    }
    return true;
  }

  private replace(
    ids: readonly string[],
    found: ReadonlyMap<string, Known>,
    queues: QueueTopics,
  ): RowChanges {
    const changes: RowChanges = { changed: [], gone: [] };
    for (const id of ids) {
      const of = [...(queues.get(id) ?? [])].filter((topic) => topic !== 'queue');
      const before = this.known.get(id);
      const after = found.get(id);
      if (after === undefined) {
        this.known.delete(id);
        if (before !== undefined) changes.gone.push(id);
        continue;
      }
      const fields = before === undefined ? after.view : changedFields(before.view, after.view);
      // An archived queue leaves the overview; whoever has its own page open is told that it is in the archive.
      if (after.view.archivedAt === null) this.keep(id, before, after, fields);
      else this.known.delete(id);
      if (Object.keys(fields).length > 0 || of.length > 0) changes.changed.push({ ...fields, id, of });
    }
    return changes;
  }

  private keep(id: string, before: Known | undefined, after: Known, fields: Partial<OverviewRow>): void {
    if (before === undefined || 'health' in fields) this.known.set(id, after);
    // What was told of its health stands until something else is told.
    else
      this.known.set(id, {
        ...after,
        view: { ...after.view, health: before.view.health },
        saidAt: before.saidAt,
        isUnseen: before.isUnseen,
      });
  }

  private async read(queueIds?: readonly string[]): Promise<Known[]> {
    const rows = await readQueueRows(this.ctx, queueIds);
    const sparks = await readSparks(this.ctx, this.thisHour, queueIds);
    const now = this.ctx.clock.now();
    return rows.map((one) => {
      const spark = sparks.get(one.queue.id) ?? emptySpark();
      const isUnseen = isWithoutFigures(one.rounds, now);
      return { rows: one, view: { ...toQueueView(now, one), spark }, saidAt: now, isUnseen };
    });
  }
}
