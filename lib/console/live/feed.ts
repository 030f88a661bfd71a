import { AppError } from '@/lib/domain/errors';
import { LIVE_CHANNEL } from '@/lib/domain/live';
import type { ConsoleContext } from '../context';
import { ChangeLog } from './change-log';
import { Frame } from './frame';
import { LiveRows, type RowChanges } from './live-rows';
import { Pulse, type FeedTimes } from './pulse';
import { anythingChanged, sortChanges, type SortedChanges } from './sort-changes';
import { Viewers, type Viewer } from './viewers';

const TIMES: FeedTimes = {
  askMs: 250,
  askAnywayMs: 5_000,
  heartbeatMs: 15_000,
  stalledMs: 10_000,
  lingerMs: 30_000,
};

/** Two readings of the table are at least so far apart, however fast changes come. */
const APART_MS = 100;
const REJUDGE_MS = 30_000;
/** Everything is compared now and then: what changes by time alone (the end of a token), and what no change was noted of. */
const COMPARE_MS = 5 * 60_000;
/** To more missed queues than that, a viewer is told to read the overview instead. */
const MOST_MISSED = 300;

/**
 * The live feed of an instance: one, however many look on. It notices what was noted in the change table, reads again only the queues
 * that are named there, and sends what differs to everybody in the same bytes. While nobody listens it rests.
 *
 *     resting --somebody joins--> starting --read once--> running --the last left, and lingered--> resting
 */
export class LiveFeed {
  private readonly viewers = new Viewers();
  private readonly log: ChangeLog;
  private readonly rows: LiveRows;
  private readonly reads = new Map<string, number>();
  private readonly times: FeedTimes;
  /** What to write first, by the place somebody comes back to; the same until there is something new. */
  private readonly beginnings = new Map<number | 'nowhere' | 'unknown', readonly Frame[]>();
  /** How far everybody was told. */
  private told = 0;
  /** Changes that were read from the table and that nobody was told yet, because reading what they are about failed. */
  private untold: SortedChanges | undefined;
  private starting: Promise<void> | undefined;
  private pulse: Pulse | undefined;
  private isClosed = false;

  constructor(
    private readonly ctx: ConsoleContext,
    times: Partial<FeedTimes> = {},
  ) {
    this.times = { ...TIMES, ...times };
    this.log = new ChangeLog(ctx.database);
    this.rows = new LiveRows(ctx);
  }

  /** How many streams are open here. */
  get viewerCount(): number {
    return this.viewers.size;
  }

  /** How many places are remembered with what is written to whoever comes back to them. */
  get keptBeginnings(): number {
    return this.beginnings.size;
  }

  /**
   * Adds a viewer; a hello is written to it at once, and what it missed since `lastEventId`.
   * @returns what removes it again.
   * @throws AppError `unavailable` while the program stops, `too-many-requests`; an error of the database when it cannot be read.
   */
  async join(viewer: Viewer, lastEventId: string | null): Promise<() => void> {
    this.refuseClosed();
    await this.start();
    this.pulse?.stay();
    const place = placeOf(lastEventId);
    // Whoever has just read the overview may be further than the last look.
    await this.pulse?.lookNow(() => place !== null && place > this.log.position);
    this.refuseClosed();
    this.viewers.add(viewer);
    this.greet(viewer, place);
    return () => {
      this.viewers.remove(viewer);
      if (this.viewers.size === 0) this.pulse?.linger(() => this.rest());
    };
  }

  /** Ends every stream, and lets nobody in any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.viewers.endAll('stopping');
    await this.starting?.catch(() => {});
    await this.rest();
  }

  private refuseClosed(): void {
    if (this.isClosed)
      throw new AppError(
        'unavailable',
        'The console is stopping. Nothing was changed: try again in a moment.',
      );
  }

  private greet(viewer: Viewer, place: number | null): void {
    const write = (frame: Frame) => viewer.write(frame.bytes(viewer.seesPayloads));
    for (const frame of this.firstFrames(place)) write(frame);
    for (const [site, at] of this.reads) write(Frame.of('read', { site, at }));
    const since = this.pulse?.stalledSince ?? null;
    if (since !== null) write(Frame.of('stalled', { since }));
  }

  /** Many come back to the same place at once, after a restart. */
  private firstFrames(place: number | null): readonly Frame[] {
    const key = place === null ? 'nowhere' : this.log.knows(place) ? place : 'unknown';
    const known = this.beginnings.get(key);
    if (known !== undefined) return known;
    const frames = this.makeFirstFrames(place);
    this.beginnings.set(key, frames);
    return frames;
  }

  private makeFirstFrames(place: number | null): readonly Frame[] {
    const missed = place === null ? null : this.missedSince(place);
    const resumed = missed !== null;
    const facts = { hour: this.rows.hour, resumed };
    // The id comes last: whoever has read it has read the rest.
    const isMore = missed !== null && missed.queues.size > 0;
    const hello = Frame.of('hello', facts, isMore ? null : this.told);
    if (!resumed) return place === null ? [hello] : [hello, Frame.of('reset', {}, this.told)];
    return [
      hello,
      ...(missed.overview ? [Frame.of('overview', {})] : []),
      ...(isMore ? [Frame.of('queues', this.rows.whole(missed.queues), this.told)] : []),
    ];
  }

  /** Null when it is not known any more, or so much that reading everything again is less. */
  private missedSince(place: number): SortedChanges | null {
    const changes = this.log.since(place);
    if (changes === null) return null;
    const missed = sortChanges(changes);
    const also = missed.all ? this.rows.ids() : this.rows.agedSince(this.log.at(place));
    for (const queueId of also) if (!missed.queues.has(queueId)) missed.queues.set(queueId, new Set());
    return missed.queues.size > MOST_MISSED ? null : missed;
  }

  private start(): Promise<void> {
    this.starting ??= this.readFirst().catch((error: unknown) => {
      this.starting = undefined;
      throw error;
    });
    return this.starting;
  }

  private async readFirst(): Promise<void> {
    await this.log.load();
    await this.rows.load();
    this.told = this.log.position;
    const { database, log } = this.ctx;
    const { listen } = database;
    this.pulse = new Pulse({
      times: { ...this.times, apartMs: APART_MS },
      listen: listen && ((heard) => listen(LIVE_CHANNEL, heard)),
      look: () => this.look(),
      beat: () => this.viewers.beat(),
      stalled: (since) => this.viewers.send(Frame.of('stalled', { since })),
      recovered: () => this.viewers.send(Frame.of('recovered', {})),
      failed: (error) => log.warn({ error }, 'The live feed could not read the database; it tries again'),
    });
    this.pulse.every(REJUDGE_MS, async () => this.tell(await this.rows.rejudge()));
    this.pulse.every(COMPARE_MS, async () => this.tell(await this.rows.refresh(new Map(), true)));
    await this.pulse.begin();
  }

  private async rest(): Promise<void> {
    const { pulse } = this;
    this.pulse = undefined;
    this.starting = undefined;
    await pulse?.end();
  }

  /** One look at the change table. */
  private async look(): Promise<void> {
    if (this.rows.moveOn()) {
      this.beginnings.clear();
      this.viewers.send(Frame.of('hour', { hour: this.rows.hour }));
    }
    const changes = await this.log.readNew();
    if (changes.length > 0) this.untold = sortChanges(changes, this.untold);
    if (this.log.mayHaveMissed && this.untold !== undefined) this.untold = anythingChanged(this.untold);
    const sorted = this.untold;
    if (sorted === undefined) return;
    const { position } = this.log;
    const rowChanges = await this.rows.refresh(sorted.queues, sorted.all);
    for (const [site, at] of sorted.reads) {
      this.reads.set(site, at);
      this.viewers.send(Frame.of('read', { site, at }));
    }
    if (sorted.overview) this.viewers.send(Frame.of('overview', {}));
    if (sorted.access.size > 0) this.viewers.recheck(sorted.access);
    this.tell(rowChanges, position);
    if (sorted.reads.size > 0) {
      const unseen = this.rows.unseenSites();
      if ([...sorted.reads.keys()].some((site) => unseen.has(site))) this.tell(await this.rows.rejudge());
    }
    this.told = position;
    this.untold = undefined;
    this.beginnings.clear();
  }

  private tell(changes: RowChanges, position: number | null = null): void {
    if (changes.changed.length + changes.gone.length === 0) return;
    this.beginnings.clear();
    this.viewers.send(Frame.of('queues', changes, position));
  }
}

/** NaN for what is no place; null where none was named. */
function placeOf(lastEventId: string | null): number | null {
  if (lastEventId === null) return null;
  return /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : Number.NaN;
}
