import { Frame } from '@/lib/console/live/frame';
import { endStream, type EndReason, type Viewer } from '@/lib/console/live/viewers';
import type { Asker } from '@/lib/http/asker';
import { LiveAudience, personOf, type Listener } from './live-audience';
import type { Runtime } from './runtime';

/** A stream's reader that leaves so much unread is too slow to ever catch up: it is ended, and comes back for what it missed. */
const MOST_UNREAD_BYTES = 1024 * 1024;
/** For whoever reconnects by themselves, in milliseconds. */
const BEGINNING = new TextEncoder().encode('retry: 3000\n\n');

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Proxies keep nothing back and compress nothing, or events would come late.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/** Who listens to each feed. */
const audiences = new WeakMap<Runtime['live'], LiveAudience>();

/**
 * Answers with the live stream: everything of the feed, until the reader leaves, may not read any more, or the program stops.
 * @throws AppError as the feed's `join` does.
 */
export async function liveStream(
  { auth, live }: Pick<Runtime, 'auth' | 'live'>,
  { request, asker }: { request: Request; asker: Asker },
): Promise<Response> {
  const { signal, headers } = request;
  const audience = audiences.get(live) ?? new LiveAudience(auth);
  audiences.set(live, audience);
  const stream = new ViewerStream(asker, audience);
  stream.onEnd(await live.join(stream, headers.get('last-event-id')));
  signal.addEventListener('abort', () => stream.end(), { once: true });
  // Whoever has left while it began is not told to the listener.
  if (signal.aborted) stream.end();
  return new Response(stream.body, { headers: HEADERS });
}

class ViewerStream implements Viewer, Listener {
  readonly actorId: string;
  readonly seesPayloads: boolean;
  readonly body: ReadableStream<Uint8Array>;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  private leave: (() => void) | undefined;
  private isOver = false;

  constructor(
    readonly asker: Asker,
    private readonly audience: LiveAudience,
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
  }

  /**
   * It is on the feed now.
   * @param leave takes it off again.
   */
  onEnd(leave: () => void): void {
    this.leave = leave;
    if (this.isOver) {
      leave();
      return;
    }
    this.audience.add(this);
  }

  write(bytes: Uint8Array): void {
    if (this.isOver || this.controller === undefined) return;
    const isTooSlow = -(this.controller.desiredSize ?? 0) > MOST_UNREAD_BYTES;
    this.controller.enqueue(isTooSlow ? Frame.of('bye', { reason: 'slow' }).bytes(this.seesPayloads) : bytes);
    if (isTooSlow) this.end();
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.audience.remove(this);
    this.leave?.();
    try {
      this.controller?.close();
    } catch {
      // The reader has cancelled it: there is nobody to close it for.
    }
  }

  recheck(): void {
    this.audience.ask([this]);
  }

  endBecause(reason: EndReason): void {
    endStream(this, reason);
  }
}
