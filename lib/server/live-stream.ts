import { endStream, type EndReason, type Viewer } from '@/lib/console/live/viewers';
import { isAppError } from '@/lib/domain/errors';
import { requireAsker, type Asker } from '@/lib/http/asker';
import type { Person } from '@/lib/domain/policies';
import type { Runtime } from './runtime';

/** A stream's reader that leaves so much unread is too slow to ever catch up: it is ended, and comes back for what it missed. */
const MOST_UNREAD_BYTES = 1024 * 1024;
/** Whoever reads is asked again whether they may after so long, besides when that is known to have changed. */
const RECHECK_MS = 60_000;

/** For whoever reconnects by themselves, in milliseconds. */
const BEGINNING = new TextEncoder().encode('retry: 3000\n\n');

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Proxies keep nothing back and compress nothing, or events would come late.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/**
 * Answers with the live stream: everything of the feed, until the reader leaves, may not read any more, or the program stops.
 * @throws AppError as the feed's `join` does.
 */
export async function liveStream(
  { auth, live }: Pick<Runtime, 'auth' | 'live'>,
  asked: { request: Request; requestId: string },
): Promise<Response> {
  const ask = () => requireAsker(auth, asked, 'overview.read');
  const asker = await ask();
  const stream = new ViewerStream(asker, ask);
  stream.onEnd(await live.join(stream, asked.request.headers.get('last-event-id')));
  asked.request.signal.addEventListener('abort', () => stream.end(), { once: true });
  return new Response(stream.body, { headers: HEADERS });
}

class ViewerStream implements Viewer {
  readonly actorId: string;
  readonly seesPayloads: boolean;
  readonly body: ReadableStream<Uint8Array>;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  private leave: (() => void) | undefined;
  private isOver = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly asker: Asker,
    private readonly ask: () => Promise<Asker>,
  ) {
    this.actorId = asker.actor.id;
    this.seesPayloads = personOf(asker).seesPayloads;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
          controller.enqueue(BEGINNING);
        },
        cancel: () => this.end(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
    );
    this.timer = setInterval(() => this.recheck(), RECHECK_MS);
    this.timer.unref();
  }

  /** @param leave takes it off the feed. */
  onEnd(leave: () => void): void {
    this.leave = leave;
    if (this.isOver) leave();
  }

  write(bytes: Uint8Array): void {
    if (this.isOver || this.controller === undefined) return;
    const unread = -(this.controller.desiredSize ?? 0);
    this.controller.enqueue(bytes);
    if (unread > MOST_UNREAD_BYTES) this.end();
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    clearInterval(this.timer);
    this.leave?.();
    try {
      this.controller?.close();
    } catch {
      // The reader has cancelled it: there is nobody to close it for.
    }
  }

  recheck(): void {
    void this.askAgain();
  }

  private async askAgain(): Promise<void> {
    try {
      if (!isSamePerson(await this.ask(), this.asker)) this.endBecause('role');
    } catch (error) {
      // While the database does not answer nothing is sent either; the next check decides.
      if (isAppError(error) && error.code !== 'too-many-requests')
        this.endBecause(error.code === 'forbidden' ? 'role' : 'signed-out');
    }
  }

  private endBecause(reason: EndReason): void {
    endStream(this, reason);
  }
}

function isSamePerson(one: Asker, other: Asker): boolean {
  const [now, then] = [personOf(one), personOf(other)];
  return now.role === then.role && now.seesPayloads === then.seesPayloads;
}

function personOf(asker: Asker): Person {
  return 'sessionId' in asker ? asker.account : asker.token;
}
