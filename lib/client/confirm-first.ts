/**
 * Acts that give somebody access are refused with `confirmation-required` until whoever does them has proved lately who they are. The
 * frame of the console asks them then (components/console/use-confirmation.tsx), and what was refused is sent once more: nothing of it was done.
 */
type Ask = () => Promise<boolean>;

let ask: Ask | null = null;
let asking: Promise<boolean> | null = null;

/** Gives the way to ask, or takes it back. */
export function askWith(next: Ask | null): void {
  ask = next;
}

/** Asks, once for however many acts wait for it. @returns whether it is confirmed now. */
export async function confirmFirst(): Promise<boolean> {
  if (ask === null) return false;
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}
