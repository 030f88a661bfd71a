import { AppError } from '@/lib/domain/errors';
import type { LiveData } from '@/lib/domain/api/live';
import { Frame, HEARTBEAT } from './frame';

export type EndReason = LiveData<'bye'>['reason'];

/** A stream that somebody reads. */
export interface Viewer {
  /** The account or token that reads it. */
  actorId: string;
  seesPayloads: boolean;
  write(bytes: Uint8Array): void;
  /** Ends the stream after what was written. */
  end(): void;
  /** Asks again whether they may, since that may have changed. */
  recheck(): void;
}

/** A person with some browsers, each with one stream for all its tabs, has a few; more is a program that forgets to close them. */
export const MOST_STREAMS = 30;

/** Everybody who listens to this instance. The same bytes go to all of them. */
export class Viewers {
  private readonly all = new Set<Viewer>();
  private readonly byActor = new Map<string, number>();

  get size(): number {
    return this.all.size;
  }

  /** @throws AppError `too-many-requests` */
  add(viewer: Viewer): void {
    const open = this.byActor.get(viewer.actorId) ?? 0;
    if (open >= MOST_STREAMS) {
      throw new AppError(
        'too-many-requests',
        `You have ${MOST_STREAMS} live streams open, and there can be no more. This one was not opened and nothing was changed: close some of the others. Pages read by themselves until then.`,
        { retryAfter: 60 },
      );
    }
    this.byActor.set(viewer.actorId, open + 1);
    this.all.add(viewer);
  }

  remove(viewer: Viewer): void {
    if (!this.all.delete(viewer)) return;
    const open = (this.byActor.get(viewer.actorId) ?? 1) - 1;
    if (open === 0) this.byActor.delete(viewer.actorId);
    else this.byActor.set(viewer.actorId, open);
  }

  send(frame: Frame): void {
    for (const viewer of this.all) viewer.write(frame.bytes(viewer.seesPayloads));
  }

  beat(): void {
    for (const viewer of this.all) viewer.write(HEARTBEAT);
  }

  /** @param actorIds an empty one stands for everybody. */
  recheck(actorIds: ReadonlySet<string>): void {
    for (const viewer of this.all) if (actorIds.has('') || actorIds.has(viewer.actorId)) viewer.recheck();
  }

  endAll(reason: EndReason): void {
    for (const viewer of this.all) endStream(viewer, reason);
    this.all.clear();
    this.byActor.clear();
  }
}

/** Says why, and ends a stream. */
export function endStream(viewer: Viewer, reason: EndReason): void {
  viewer.write(Frame.of('bye', { reason }).bytes(viewer.seesPayloads));
  viewer.end();
}
