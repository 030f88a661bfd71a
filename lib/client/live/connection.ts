import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { LiveData, LiveEventName } from '@/lib/domain/api/live';
import { noteReach } from '../reach';
import { isKnownEvent, isLiveData } from './event-check';

/** An event of the stream, checked. */
export type LiveEvent = {
  [Name in LiveEventName]: { name: Name; data: LiveData<Name>; id: string | null };
}[LiveEventName];

export interface Heard {
  event(event: LiveEvent): void;
  /** A sign of life without news. */
  alive(): void;
  /** There is no stream now; another is tried after a while. `refused`: the server says that one may not. */
  down(refused: boolean): void;
}

/** Without a sign of life for so long the stream is taken for dead, whatever the network says; the server gives one every 15 s. */
const SILENCE_MS = 40_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A server that says more means something else, and a timer does not count far. */
const LONGEST_ASKED_MS = 3_600_000;

/**
 * Keeps one stream open: opens it, goes on after the last event when it breaks, and waits longer from one failure to the next, each
 * browser a little differently, so that after a restart, or at the moment the server named, not all come at once.
 */
export class LiveConnection {
  private abort = new AbortController();
  private failures = 0;
  private heardAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly watch: ReturnType<typeof setInterval>;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly lastEventId: () => string | null,
    private readonly heard: Heard,
  ) {
    this.watch = setInterval(() => {
      // By the clock, which goes on while a machine sleeps; one that was set back would else hide the silence until it caught up.
      if (this.heardAt > 0 && Math.abs(Date.now() - this.heardAt) > SILENCE_MS) this.abort.abort();
    }, 5_000);
    window.addEventListener('online', this.tryNow);
    void this.run();
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.watch);
    clearTimeout(this.timer);
    window.removeEventListener('online', this.tryNow);
    this.abort.abort();
  }

  private readonly tryNow = (): void => {
    if (this.timer === undefined || this.isClosed) return;
    clearTimeout(this.timer);
    void this.run();
  };

  private async run(): Promise<void> {
    this.timer = undefined;
    this.abort = new AbortController();
    let asked = 0;
    let refused = false;
    try {
      const response = await this.open();
      refused = response.status === 401 || response.status === 403;
      // Seconds; a date is no number, and nobody here sends one.
      asked = Number(response.headers.get('retry-after')) * 1000 || 0;
      if (response.ok && response.body !== null) await this.read(response.body);
    } catch {
      // However it broke, what follows is the same.
    }
    this.heardAt = 0;
    if (this.isClosed) return;
    this.heard.down(refused);
    this.failures += 1;
    this.timer = setTimeout(() => void this.run(), waitAfter(this.failures, asked));
  }

  private async open(): Promise<Response> {
    const id = this.lastEventId();
    const headers = { Accept: 'text/event-stream', ...(id === null ? {} : { 'Last-Event-ID': id }) };
    const { signal } = this.abort;
    this.heardAt = Date.now();
    try {
      const response = await fetch(this.url, {
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        signal,
      });
      noteReach(response);
      return response;
    } catch (error) {
      if (!this.isClosed) noteReach(null);
      throw error;
    }
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const parser = createParser({
      onEvent: (message) => {
        const event = eventOf(message);
        if (event !== null) this.heard.event(event);
      },
    });
    const reader = body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      this.heardAt = Date.now();
      const { done, value } = await reader.read();
      if (done || this.isClosed) return;
      this.failures = 0;
      parser.feed(decoder.decode(value, { stream: true }));
      this.heard.alive();
    }
  }
}

/** Half to one and a half of a time that doubles, and what the server asked for (milliseconds, 0 for nothing) to half as much again. */
function waitAfter(failures: number, asked: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  const least = Math.min(LONGEST_ASKED_MS, asked);
  return Math.max(wait * (0.5 + Math.random()), least * (1 + Math.random() / 2));
}

/** Null for what this page does not know: the server may be newer. */
function eventOf({ event, data, id }: EventSourceMessage): LiveEvent | null {
  const name = event ?? '';
  if (!isKnownEvent(name)) return null;
  const parsed = parse(data);
  // The check is the one of the name, which the compiler cannot see through the table.
  return isLiveData(name, parsed) ? ({ name, data: parsed, id: id ?? null } as LiveEvent) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
