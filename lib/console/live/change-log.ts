import type { Database } from '@/lib/db/database';
import { listChanges } from '@/lib/db/queries/live-change/list-changes';
import type { Row } from '@/lib/db/schema';

/** How much of the table an instance keeps in memory, for viewers that come back: about what the table itself keeps. */
export const KEPT_CHANGES = { keepMs: 10 * 60_000, keepRows: 20_000 } as const;

/** Where keys are given out before transactions end, one that ends so much later is still found. */
const LATE_MS = 30_000;

interface Entry extends Row<'live_change'> {
  /** By this process's own clock. */
  noticedAt: number;
}

/** What this instance has read of the change table. */
export class ChangeLog {
  private entries: Entry[] = [];
  /** The newest change that was read and is not kept any more. */
  private dropped = 0;
  /**
   * More was noted between the last two readings than the table keeps, so some of it may be gone unread: anything may have changed. Where
   * keys are left out it may be said when nothing is gone.
   */
  mayHaveMissed = false;

  constructor(private readonly database: Database) {}

  /** The newest change that was read. */
  get position(): number {
    return this.entries.at(-1)?.id ?? 0;
  }

  /** Reads the whole table, whatever was read before. */
  async load(): Promise<void> {
    const rows = await listChanges(this.database.kysely, 0);
    const newestAt = rows.at(-1)?.at ?? 0;
    const now = performance.now();
    this.dropped = 0;
    this.mayHaveMissed = false;
    this.entries = rows.map((row) => ({ ...row, noticedAt: now - Math.max(0, newestAt - row.at) }));
  }

  /** Reads what was noted since, in its order. */
  async readNew(): Promise<Row<'live_change'>[]> {
    const now = performance.now();
    const from = this.firstRecent(now);
    const known = this.entries.slice(from);
    // A smaller key than that of the first recent one may turn up, too: whoever has it may have begun before.
    const after = this.entries[from - 1]?.id ?? this.dropped;
    const rows = await listChanges(this.database.kysely, after);
    const seen = new Set(known.map(({ id }) => id));
    const fresh = rows.filter(({ id }) => id > after && !seen.has(id));
    this.mayHaveMissed = (rows.at(-1)?.id ?? 0) - this.position > KEPT_CHANGES.keepRows;
    if (fresh.length === 0) return fresh;
    this.entries.push(...fresh.map((row) => ({ ...row, noticedAt: now })));
    if (known.length > 0) this.entries.sort((one, other) => one.id - other.id);
    this.trim();
    return fresh;
  }

  /** What was noted after a change; null when that is not known. */
  since(id: number): readonly Row<'live_change'>[] | null {
    if (!this.knows(id)) return null;
    const after = this.entries.findIndex((entry) => entry.id > id);
    if (this.database.support.gaplessIdentity) return after === -1 ? [] : this.entries.slice(after);
    // Another instance may have told the change before one with a smaller key was there to be told.
    const from = this.at(id) - LATE_MS;
    return this.entries.filter((entry) => entry.id > id || entry.at >= from);
  }

  /** Whether what was noted after a change is known; it is not when the change is not of this database. */
  knows(id: number): boolean {
    const oldest = this.entries[0];
    return oldest !== undefined && id >= oldest.id - 1 && id <= this.position;
  }

  /** When a change was noted; 0 when that is not known. */
  at(id: number): number {
    return this.entries.find((entry) => entry.id >= id)?.at ?? 0;
  }

  /** Where the entries begin beside which one with a smaller key may still turn up. */
  private firstRecent(now: number): number {
    let from = this.entries.length;
    if (this.database.support.gaplessIdentity) return from;
    while (from > 0 && (this.entries[from - 1]?.noticedAt ?? 0) > now - LATE_MS) from -= 1;
    return from;
  }

  private trim(): void {
    const oldestAt = (this.entries.at(-1)?.at ?? 0) - KEPT_CHANGES.keepMs;
    const tooMany = this.entries.length - KEPT_CHANGES.keepRows;
    const from = this.entries.findIndex((entry, index) => index >= tooMany && entry.at >= oldestAt);
    if (from <= 0) return;
    this.dropped = this.entries[from - 1]?.id ?? 0;
    this.entries = this.entries.slice(from);
  }
}
