import type { Database } from '@/lib/db/database';

/** Takes the file's write lock. @returns what lets go of it. */
export async function holdWriteLock(other: Database): Promise<() => Promise<void>> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let lock = () => {};
  const locked = new Promise<void>((resolve) => (lock = resolve));
  const done = other.transaction(async () => {
    lock();
    await held;
  });
  await locked;
  return async () => {
    letGo();
    await done;
  };
}
