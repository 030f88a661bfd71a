import { listOpenIncidents } from '@/lib/db/queries/incident/list-open-incidents';
import { nextJudgement, type AgingFacts } from '@/lib/domain/next-judgement';
import type { RememberedHealth } from '@/lib/domain/remembered-health';
import { unseenSince } from '@/lib/domain/site-rounds';
import type { ConsoleContext } from '../context';
import { ChangeLog } from '../live/change-log';
import { sortChanges } from '../live/sort-changes';
import { readQueueRows, type QueueRows } from '../queues/queue-view';
import { readRounds } from '../queues/read-rounds';
import { isAmong, isFailing, judgeQueues, type Judgement } from './watch-queues';

/** Everything is judged anew now and then, in case something changed of which no change was noted. */
const ALL_EVERY_MS = 5 * 60_000;
/** After so many rounds in which another instance may have judged, or nobody, all is read again. */
const MISSED_ROUNDS = 3;
/** So many queues, and such a part of all, are read by name; to read all of them costs no more than to read more by name. */
const BY_NAME = { atLeast: 16, part: 1 / 8 };

/** What is kept of a queue between two rounds. */
interface Judged {
  siteId: string;
  /** When it is to be judged again though nothing changes; null: never. */
  dueAt: number | null;
  /** Whether nothing looked at its site any more. */
  isUnseen: boolean;
}

type RoundsOf = Awaited<ReturnType<typeof readRounds>>;

/**
 * Judges the queues of which something changed since the last round, by what was noted in the change table, and those that time alone
 * may have changed. What is kept in memory says only what to look at: figures, limits and what is remembered are read for each judgement.
 * A round that failed is made up for by one that judges all, as are the first one and one that comes after a pause.
 */
export class QueueWatch {
  private readonly log: ChangeLog;
  private judged = new Map<string, Judged>();
  /** When all were judged last, by the time of this process; null when they are to be judged now. */
  private allAt: number | null = null;
  private roundAt = 0;
  private lastNow = 0;

  constructor(private readonly ctx: ConsoleContext) {
    this.log = new ChangeLog(ctx.database);
  }

  /** One round; to be called as often as sites are sampled, one after the other. */
  async round(): Promise<void> {
    const began = performance.now();
    const now = this.ctx.clock.now();
    const { allAt } = this;
    const isAnew = allAt === null || began - this.roundAt > MISSED_ROUNDS * this.ctx.sampleIntervalMs;
    const isAll = isAnew || began - allAt >= ALL_EVERY_MS || now < this.lastNow;
    // Until it has succeeded, the next one is for all.
    this.allAt = null;
    const ids = await this.toJudge(now, { isAnew, isAll });
    await this.judge(now, ids);
    this.allAt = ids === null || allAt === null ? began : allAt;
    // Of its end: one that takes long is no pause.
    this.roundAt = performance.now();
    this.lastNow = now;
  }

  /** @returns null for all. */
  private async toJudge(
    now: number,
    { isAnew, isAll }: { isAnew: boolean; isAll: boolean },
  ): Promise<string[] | null> {
    if (isAnew) await this.log.load();
    const changes = sortChanges(isAnew ? [] : await this.log.readNew());
    if (isAll || changes.all || this.log.mayHaveMissed) return null;
    const ids = new Set([...changes.queues.keys(), ...this.due(now, await readRounds(this.ctx))]);
    const isMany = ids.size > Math.max(BY_NAME.atLeast, this.judged.size * BY_NAME.part);
    return isMany ? null : [...ids];
  }

  private due(now: number, roundsOf: RoundsOf): string[] {
    const unseen = new Map<string, boolean>();
    const isUnseen = (siteId: string) => {
      const known = unseen.get(siteId) ?? unseenSince(roundsOf(siteId), now) !== null;
      unseen.set(siteId, known);
      return known;
    };
    return [...this.judged]
      .filter(([, one]) => (one.dueAt ?? Infinity) <= now || one.isUnseen !== isUnseen(one.siteId))
      .map(([id]) => id);
  }

  private async judge(now: number, ids: readonly string[] | null): Promise<void> {
    if (ids?.length === 0) return;
    const { kysely } = this.ctx.database;
    const open = await listOpenIncidents(kysely);
    const queues = (await readQueueRows(this.ctx, ids ?? undefined)).filter(isTracked);
    if (ids === null) this.judged = new Map();
    for (const id of ids ?? []) this.judged.delete(id);
    const isRead = isAmong(queues);
    const judgements = await judgeQueues(this.ctx, {
      now,
      open,
      queues,
      isTracked: (id) => isRead(id) || this.judged.has(id),
    });
    for (const one of judgements) this.keep(one, now);
  }

  /** After each step of its incident a queue is judged once more: the next step may be due. */
  private keep({ rows, health, isSettled }: Judgement, now: number): void {
    this.judged.set(rows.queue.id, {
      siteId: rows.queue.site_id,
      dueAt: isSettled ? nextJudgement(agingOf(rows, health), rows.watched.settings, now) : now,
      isUnseen: unseenSince(rows.rounds, now) !== null,
    });
  }
}

function isTracked({ queue }: QueueRows): boolean {
  return queue.archived_at === null && queue.site_archived_at === null;
}

function agingOf(rows: QueueRows, health: RememberedHealth): AgingFacts {
  const { job, newest, reading, watched } = rows;
  return {
    openJobSince: job?.opened_at ?? null,
    oldestTriggeredAt: reading?.oldest_triggered_at ?? null,
    outstandingElsewhereSince: newest?.outcome === 'outstanding' ? newest.requested_at : null,
    health,
    isFailing: isFailing(rows),
    snoozedUntil: watched.snooze?.until ?? null,
    quietUntil: watched.quietUntil,
  };
}
