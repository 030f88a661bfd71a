import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
const GIB = 1024 ** 3;
/** Far more than the files of a run take at once, and as much again for the processes that work on them. */
const ROOM = 4 * GIB;

/**
 * Has all temporary files of a run (databases, data folders, profiles of browsers) in memory where there is room: what makes them safe
 * against a power cut, which no test makes, costs half the time of a run. Call it before other processes start, which do the same then.
 * @returns what takes the files away again
 */
export function keepTemporaryFilesInMemory(): () => void {
  if (!hasRoom()) return () => {};
  const folder = mkdtempSync(path.join(MEMORY, 'fluxx-alert-console-tests-'));
  // PostgreSQL is another user, whose own folder in it is closed to others again.
  chmodSync(folder, 0o711);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  };
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM && freemem() >= 2 * ROOM;
  } catch {
    return false;
  }
}
