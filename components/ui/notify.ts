/**
 * Short notices in the corner of the screen, for what has happened and needs no answer ("Copied", "Saved"). What must
 * not be missed belongs on the page. The code that draws them is loaded with the first one; until then they wait here.
 */
export interface Notice {
  tone?: 'success' | 'info' | 'error';
  title: string;
  description?: string;
}

type Draw = (notice: Notice) => void;

let waiting: Notice[] = [];
let draw: Draw | null = null;
let wanted = false;
const hosts = new Set<() => void>();

/** Shows a notice for a few seconds. */
export function notify(notice: Notice): void {
  if (draw) {
    draw(notice);
    return;
  }
  waiting.push(notice);
  wanted = true;
  for (const host of hosts) host();
}

/** For the host: whether there has been a notice yet, and word when the first one comes. */
export const noticesWanted = (): boolean => wanted;

export function onNoticesWanted(host: () => void): () => void {
  hosts.add(host);
  return () => hosts.delete(host);
}

/** For the part that draws: takes what has waited, and everything from now on, until the returned function is called. */
export function drawNotices(next: Draw): () => void {
  draw = next;
  for (const notice of waiting) next(notice);
  waiting = [];
  return () => {
    if (draw === next) draw = null;
  };
}
