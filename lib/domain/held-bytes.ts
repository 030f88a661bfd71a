/** Who holds how many bytes, and all together. Counted in memory: each instance has its own. */
export class HeldBytes {
  private readonly held = new Map<string, number>();
  private sum = 0;

  /** Of everybody. */
  get total(): number {
    return this.sum;
  }

  /** Of one. */
  of(who: string): number {
    return this.held.get(who) ?? 0;
  }

  /** @param bytes less than nothing gives back. Whoever holds none any more is forgotten. */
  add(who: string, bytes: number): void {
    const theirs = this.of(who) + bytes;
    if (theirs === 0) this.held.delete(who);
    else this.held.set(who, theirs);
    this.sum += bytes;
  }
}
