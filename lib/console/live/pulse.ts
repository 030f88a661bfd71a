export interface FeedTimes {
  /** How often the change table is asked where the database does not say when something is new. */
  askMs: number;
  /** The same where it does, in case a word of it was lost. */
  askAnywayMs: number;
  heartbeatMs: number;
  /** The database did not answer for so long: what is shown is said to be old. */
  stalledMs: number;
  /** After the last viewer left, in case one comes back. */
  lingerMs: number;
}

interface PulseParts {
  times: FeedTimes & { apartMs: number };
  /** Hears the database's word that something is new; undefined where it gives none. */
  listen: ((heard: { onHint: () => void; onLost: () => void }) => Promise<() => Promise<void>>) | undefined;
  /** One look at what is new. */
  look(): Promise<void>;
  beat(): void;
  stalled(since: number): void;
  recovered(): void;
  failed(error: unknown): void;
}

const AGAIN_MS = 1_000;
/** The hint is listened for again after so long, when its connection was lost. */
const LISTEN_AGAIN_MS = 3_000;

/**
 * When the feed looks: at the database's word, and in intervals; never twice at once. Between heartbeats it watches whether looking
 * succeeds: without that nothing is beaten, so that no viewer takes a stream for alive whose figures are not.
 */
export class Pulse {
  /** Since when the database has not answered; null while it does. */
  stalledSince: number | null = null;
  private readonly timers = new Set<NodeJS.Timeout>();
  private next: NodeJS.Timeout | undefined;
  private leaving: NodeJS.Timeout | undefined;
  /** What is done now: a look, or something else beside which none may be. */
  private busy: Promise<void> | undefined;
  private isLooking = false;
  private again = false;
  private lookedAt = 0;
  private answeredAt = performance.now();
  private stopListening: (() => Promise<void>) | undefined;
  private isOver = false;

  constructor(private readonly parts: PulseParts) {}

  async begin(): Promise<void> {
    await this.hear();
    const { heartbeatMs, stalledMs } = this.parts.times;
    this.timers.add(setInterval(() => this.stalledSince === null && this.parts.beat(), heartbeatMs));
    this.timers.add(setInterval(() => this.watch(), Math.max(50, stalledMs / 10)));
    for (const timer of this.timers) timer.unref();
    this.lookIn(0);
  }

  /** Does something else in intervals, never beside a look. */
  every(ms: number, work: () => Promise<void>): void {
    const timer = setInterval(() => void this.alone(async () => void (await this.attempt(work))), ms);
    timer.unref();
    this.timers.add(timer);
  }

  /** Somebody is there again. */
  stay(): void {
    clearTimeout(this.leaving);
  }

  linger(leave: () => Promise<void>): void {
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => void leave(), this.parts.times.lingerMs);
    this.leaving.unref();
  }

  async end(): Promise<void> {
    this.isOver = true;
    for (const timer of this.timers) clearInterval(timer);
    clearTimeout(this.next);
    clearTimeout(this.leaving);
    await this.stopListening?.().catch(() => {});
    await this.busy;
  }

  /** Looks at once where there is a need; after what is done now, unless there is none any more then. */
  async lookNow(isNeeded: () => boolean): Promise<void> {
    if (!isNeeded()) return;
    await this.alone(async () => {
      if (isNeeded()) await this.look();
    });
  }

  private async hear(): Promise<void> {
    const { listen } = this.parts;
    if (listen === undefined || this.isOver) return;
    const hearAgain = (): void => {
      this.stopListening = undefined;
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        void this.hear();
      }, LISTEN_AGAIN_MS);
      timer.unref();
      this.timers.add(timer);
    };
    try {
      const stop = await listen({ onHint: () => this.hint(), onLost: hearAgain });
      if (this.isOver) await stop();
      else this.stopListening = stop;
    } catch (error) {
      this.parts.failed(error);
      hearAgain();
    }
  }

  private hint(): void {
    if (this.isLooking) this.again = true;
    else this.lookIn(Math.max(0, this.lookedAt + this.parts.times.apartMs - performance.now()));
  }

  private lookIn(ms: number): void {
    if (this.isOver) return;
    clearTimeout(this.next);
    this.next = setTimeout(() => void this.alone(() => this.look()), ms);
    this.next.unref();
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    if (this.isOver) return;
    if (this.busy !== undefined) {
      await this.busy;
      return this.alone(work);
    }
    this.busy = work().finally(() => (this.busy = undefined));
    await this.busy;
  }

  /** Only a look shows that the database answers, and only after one is it known when the next is due. */
  private async look(): Promise<void> {
    this.lookedAt = performance.now();
    this.again = false;
    this.isLooking = true;
    const isDone = await this.attempt(() => this.parts.look());
    this.isLooking = false;
    if (isDone) this.answered();
    this.lookIn(isDone ? this.nextIn() : AGAIN_MS);
  }

  private async attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!this.isOver) this.parts.failed(error);
      return false;
    }
  }

  private nextIn(): number {
    const { askMs, askAnywayMs, apartMs } = this.parts.times;
    if (this.again) return apartMs;
    return this.stopListening === undefined ? askMs : askAnywayMs;
  }

  private answered(): void {
    this.answeredAt = performance.now();
    if (this.stalledSince === null) return;
    this.stalledSince = null;
    this.parts.recovered();
  }

  private watch(): void {
    const silentMs = performance.now() - this.answeredAt;
    if (this.stalledSince !== null || silentMs < this.parts.times.stalledMs) return;
    this.stalledSince = Math.round(Date.now() - silentMs);
    this.parts.stalled(this.stalledSince);
  }
}
