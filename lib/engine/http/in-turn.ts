/*
 * The process does one thing at a time, and parsing the largest body takes some tenths of a second. What is large has turns: between two of
 * them everybody else has as long as the one before took, so that many at once slow others to the half and never stop them.
 */

/** Characters of a text whose parsing holds nobody up. */
const QUICK = 256 * 1024;

let before: Promise<void> = Promise.resolve();

/** Reads something out of a value that came with a request, and waits for a turn where it is a long text. */
export async function inTurn<Result>(value: unknown, read: () => Result): Promise<Result> {
  if (!isLong(value)) return read();
  const myTurn = before;
  let end = (): void => {};
  before = new Promise((resolve) => (end = resolve));
  await myTurn;
  const began = performance.now();
  try {
    return read();
  } finally {
    const tookMs = performance.now() - began;
    // What is ready by now comes first, however short that was.
    setImmediate(() => setTimeout(end, tookMs));
  }
}

export function isLong(value: unknown): boolean {
  return typeof value === 'string' && value.length > QUICK;
}
