import type { QueryClient } from '@tanstack/react-query';
import type { LiveData } from '@/lib/domain/api/live';
import { isPaused, onPause } from '../refresh';
import { applyHour, applyQueues, applyRead, readAllAgain, readOverviewAgain } from './apply';
import type { LiveEvent } from './connection';
import { mergeChanges, type QueueChanges } from './patch';
import { noteRecent } from './recent';
import { changeLiveState, liveState } from './state';

const NOTHING: QueueChanges = { changed: [], gone: [] };

/** Takes the events of the stream for one tab: into its pages at once, or, while it is paused, aside until it goes on. */
export class LiveHub {
  /** How far this tab is; null before it has heard anything. */
  lastEventId: string | null = null;
  private held = NOTHING;
  private heldHour: number | null = null;
  private readonly heldReads = new Map<string, number>();
  private owesOverview = false;
  private owesAll = false;
  private readonly stopListening: () => void;

  constructor(
    private readonly client: QueryClient,
    /** One may not read any more what one reads, or another role reads more. */
    private readonly onRefused: () => void,
  ) {
    this.stopListening = onPause(() => {
      if (!isPaused()) this.catchUp();
    });
  }

  close(): void {
    this.stopListening();
  }

  take(event: LiveEvent): void {
    if (event.id !== null) this.lastEventId = event.id;
    switch (event.name) {
      case 'hello':
        changeLiveState({ stalledSince: null });
        this.takeHour(event.data.hour);
        break;
      case 'queues':
        this.takeQueues(event.data);
        break;
      case 'read':
        this.takeRead(event.data);
        break;
      case 'hour':
        this.takeHour(event.data.hour);
        break;
      case 'overview':
        this.owesOverview = true;
        break;
      case 'reset':
        this.owesAll = true;
        break;
      case 'stalled':
        changeLiveState({ stalledSince: event.data.since });
        break;
      case 'recovered':
        changeLiveState({ stalledSince: null });
        break;
      case 'bye':
        if (event.data.reason === 'signed-out' || event.data.reason === 'role') this.onRefused();
        break;
    }
    if (!isPaused()) this.catchUp();
  }

  refuse(): void {
    this.onRefused();
  }

  /** What was read before the stream began, and may have changed in between, is read again. */
  beginWithoutPast(): void {
    this.owesAll = true;
    if (!isPaused()) this.catchUp();
  }

  private takeQueues(changes: QueueChanges): void {
    noteRecent(changes);
    this.held = mergeChanges(this.held, changes);
    if (isPaused())
      changeLiveState({ waiting: liveState().waiting + changes.changed.length + changes.gone.length });
  }

  private takeRead({ site, at }: LiveData<'read'>): void {
    this.heldReads.set(site, at);
  }

  private takeHour(hour: number): void {
    this.heldHour = hour;
    // The 24 hours of a change that is held are not of this hour, and which they are it does not say.
    if (this.held.changed.length > 0) this.owesOverview = true;
  }

  private catchUp(): void {
    if (this.heldHour !== null) applyHour(this.client, this.heldHour);
    this.heldHour = null;
    this.readsArrive();
    const { held } = this;
    this.held = NOTHING;
    if (held.changed.length + held.gone.length > 0) applyQueues(this.client, held);
    if (this.owesAll) readAllAgain(this.client);
    else if (this.owesOverview) readOverviewAgain(this.client);
    this.owesAll = false;
    this.owesOverview = false;
    if (liveState().waiting > 0) changeLiveState({ waiting: 0 });
  }

  private readsArrive(): void {
    if (this.heldReads.size === 0) return;
    changeLiveState({ readAt: new Map([...liveState().readAt, ...this.heldReads]) });
    for (const [site, at] of this.heldReads) applyRead(this.client, { site, at });
    this.heldReads.clear();
  }
}
