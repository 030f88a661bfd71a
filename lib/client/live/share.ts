import type { QueryClient } from '@tanstack/react-query';
import { API } from '../paths';
import { LiveConnection, type LiveEvent } from './connection';
import { LiveHub } from './hub';
import { changeLiveState, liveState } from './state';

/** What the tab with the stream tells the others; `at` is how far it was before that. */
type Told =
  | { kind: 'event'; event: LiveEvent; at: string | null }
  | { kind: 'alive'; at: string | null }
  | { kind: 'down' }
  | { kind: 'ask' };

/** A tab that hears nothing for so long of the one with the stream does as if there were none. */
const SILENCE_MS = 45_000;
/** So long a stream that broke may take to be there again before pages read in intervals. */
const PATIENCE_MS = 3_000;

/**
 * One stream for all tabs of a browser: of the tabs that are seen, the one that holds a lock has it and passes everything on. A tab that
 * is no longer seen gives both away and rests; seen again, it goes on after the last event it heard. Where a browser has no locks (pages
 * that came over plain http from another machine) each tab that is seen has a stream of its own.
 */
export class SharedStream {
  private readonly hub: LiveHub;
  private readonly channel: BroadcastChannel;
  private connection: LiveConnection | undefined;
  private giveUp = new AbortController();
  private patience: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  constructor(
    private readonly name: string,
    client: QueryClient,
    onRefused: () => void,
    /** Where the page's own first reading stands in the stream; null when it made none that says so. */
    private readonly firstId: () => string | null,
  ) {
    this.hub = new LiveHub(client, onRefused);
    this.channel = new BroadcastChannel(name);
    this.channel.addEventListener('message', ({ data }: MessageEvent<Told>) => this.hear(data));
    document.addEventListener('visibilitychange', this.look);
    window.addEventListener('pagehide', this.rest);
    window.addEventListener('pageshow', this.look);
    this.look();
  }

  close(): void {
    this.isClosed = true;
    document.removeEventListener('visibilitychange', this.look);
    window.removeEventListener('pagehide', this.rest);
    window.removeEventListener('pageshow', this.look);
    this.rest();
    this.channel.close();
    this.hub.close();
  }

  private readonly look = (): void => {
    if (document.visibilityState === 'hidden') this.rest();
    else if (this.silence === undefined) this.begin();
  };

  private readonly rest = (): void => {
    this.giveUp.abort();
    this.connection?.close();
    this.connection = undefined;
    clearTimeout(this.patience);
    clearTimeout(this.silence);
    this.patience = undefined;
    this.silence = undefined;
    changeLiveState({ phase: 'resting' });
  };

  private begin(): void {
    this.giveUp = new AbortController();
    changeLiveState({ phase: 'connecting' });
    this.waitForLife();
    this.beImpatient();
    this.tell({ kind: 'ask' });
    const { signal } = this.giveUp;
    const lead = () => {
      if (!signal.aborted) this.connect();
      return new Promise<void>((resolve) =>
        signal.addEventListener('abort', () => resolve(), { once: true }),
      );
    };
    if (!('locks' in navigator)) void lead();
    else navigator.locks.request(this.name, { signal }, lead).catch(() => {});
  }

  private connect(): void {
    let isFirst = this.hub.lastEventId === null;
    this.connection = new LiveConnection(`${API}/live`, () => this.place(), {
      event: (event) => {
        if (event.name === 'hello') {
          this.live();
          if (isFirst && !event.data.resumed) this.hub.beginWithoutPast();
          isFirst = false;
        }
        const at = this.place();
        this.hub.take(event);
        this.tell({ kind: 'event', event, at });
      },
      alive: () => {
        this.waitForLife();
        this.tellAlive();
      },
      down: (refused) => {
        this.beImpatient();
        this.tell({ kind: 'down' });
        if (refused) this.hub.refuse();
      },
    });
  }

  /** What the tab with the stream says. */
  private hear(told: Told): void {
    if (this.isClosed || document.visibilityState === 'hidden') return;
    if (told.kind === 'ask') {
      if (this.connection !== undefined && liveState().phase === 'live') this.tellAlive();
      return;
    }
    if (this.connection !== undefined) return;
    if (told.kind === 'down') {
      this.beImpatient();
      return;
    }
    this.waitForLife();
    this.live();
    this.goOnFrom(told.at);
    if (told.kind === 'event') this.hub.take(told.event);
  }

  /**
   * The tab with the stream passes on what comes and knows nothing of what another missed: whoever stands elsewhere reads again. Only a
   * first reading that is ahead of the stream misses nothing, since what lies between is still to come.
   */
  private goOnFrom(at: string | null): void {
    const place = this.place();
    const isFirst = this.hub.lastEventId === null;
    this.hub.lastEventId = at;
    if (at !== null && (place === at || (isFirst && Number(place ?? -1) > Number(at)))) return;
    this.hub.beginWithoutPast();
  }

  private tellAlive(): void {
    this.tell({ kind: 'alive', at: this.place() });
  }

  private place(): string | null {
    return this.hub.lastEventId ?? this.firstId();
  }

  private tell(told: Told): void {
    // A channel of one origin has no other to send to.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (!this.isClosed) this.channel.postMessage(told);
  }

  private live(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
    if (liveState().phase !== 'live') changeLiveState({ phase: 'live' });
  }

  private beImpatient(): void {
    if (liveState().phase === 'live') changeLiveState({ phase: 'connecting' });
    this.patience ??= setTimeout(() => changeLiveState({ phase: 'polling' }), PATIENCE_MS);
  }

  private waitForLife(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.beImpatient();
      this.waitForLife();
    }, SILENCE_MS);
  }
}
