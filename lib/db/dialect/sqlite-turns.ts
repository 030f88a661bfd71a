import { setTimeout as pause } from 'node:timers/promises';

/** How long whoever needs the write lock waits for another process (the command line beside the server) to let go of it. */
const PATIENCE_MS = 5000;
const LONGEST_PAUSE_MS = 50;
/** Primary result codes of SQLite: another process has the lock. */
const LOCKED_CODES = new Set([5, 6]);

/** One at a time, in the order they came. */
class Turns {
  private last: Promise<void> = Promise.resolve();

  /** @returns what gives the turn to the next. */
  async take(): Promise<() => void> {
    const before = this.last;
    let giveBack = () => {};
    this.last = new Promise((resolve) => {
      giveBack = resolve;
    });
    await before;
    return giveBack;
  }
}

/**
 * Who uses the one connection, and who waits for the file's write lock. The driver is synchronous: were it to wait in SQLite, as its
 * busy timeout does, nothing else would go on in the process. So it asks without waiting, and who has to wait gives the connection to others
 * meanwhile, who can read. Of those who wait one asks for all, so that a thousand of them cost what one does.
 */
export class SqliteTurns {
  private readonly connection = new Turns();
  private readonly waiting = new Turns();
  private waiters = 0;
  private next: () => void = () => {};

  /** Whether somebody waits for the write lock: who comes later and wants it, too, waits behind. */
  get isAwaited(): boolean {
    return this.waiters > 0;
  }

  async take(): Promise<void> {
    this.next = await this.connection.take();
  }

  giveBack(): void {
    this.next();
  }

  /**
   * Waits with what did not begin because another process has the write lock, or because others wait for that already; those who wait get
   * it in the order they came. The turn of the connection was taken, and is again when this ends.
   * @throws what `attempt` throws: anything else at once, that the lock is taken after five seconds.
   */
  async untilUnlocked<T>(attempt: () => T): Promise<T> {
    const until = performance.now() + PATIENCE_MS;
    // Whoever comes to the head of the line asks at once: the one before has just had the lock.
    const isFirst = !this.isAwaited;
    this.waiters += 1;
    this.giveBack();
    const nextWaits = await this.waiting.take();
    try {
      for (let asked = 0; ; asked += 1) {
        if (isFirst || asked > 0)
          await pause(Math.min(2 ** asked, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2));
        await this.take();
        try {
          return attempt();
        } catch (error) {
          if (!isLocked(error) || performance.now() >= until) throw error;
        }
        this.giveBack();
      }
    } finally {
      this.waiters -= 1;
      nextWaits();
    }
  }
}

export function isLocked(error: unknown): boolean {
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    LOCKED_CODES.has(error.errcode % 256)
  );
}
