/** By what somebody is at a list. `reading` is a finger, or a key that scrolls: neither says when it has ended. */
export type Hand = 'pointer' | 'focus' | 'selection' | 'reading';

/** Whoever gave no sign for this long is plainly gone: a mouse left lying on a list keeps nothing still for ever. */
export const GONE_MS = 5 * 60_000;

/** Whether somebody is at a list, for as long as anything of them is in it and they are there at all. */
export class Hold {
  private readonly hands = new Set<Hand>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param tell what is so now; also when it was so before. */
  constructor(private readonly tell: (held: boolean) => void) {}

  take(hand: Hand): void {
    this.hands.add(hand);
    this.stir();
  }

  leave(hand: Hand): void {
    if (this.hands.delete(hand) && this.hands.size === 0) this.tell(false);
  }

  /** A sign of somebody, anywhere on the page. */
  stir(): void {
    clearTimeout(this.timer);
    if (this.hands.size === 0) return;
    this.timer = setTimeout(() => this.tell(false), GONE_MS);
    this.tell(true);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
