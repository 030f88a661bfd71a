import { appendFile, copyFile, cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { markBuilt } from '../bin/build-fingerprint';
import { root } from '../bin/root';

/** What a folder of the program does not need to run. */
const LEFT = new Set(['.git', '.next', 'screenshots', 'test-results']);

/**
 * Lays the program beside itself as the next release of it: a source differs, so its build is another one. Folders that are the same
 * are linked, but for `bin`, which finds the project by where it lies.
 * @returns the folder, which the caller removes.
 */
export async function layAnotherBuild(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-build-'));
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const [from, to] = [path.join(root, entry.name), path.join(folder, entry.name)];
    if (LEFT.has(entry.name)) continue;
    if (entry.isFile()) await copyFile(from, to);
    else if (entry.name === 'bin') await cp(from, to, { recursive: true });
    else await symlink(from, to);
  }
  await layBuilt(path.join(root, '.next'), path.join(folder, '.next'));
  await appendFile(path.join(folder, 'instrumentation.ts'), '\n// The next release.\n');
  markBuilt(folder);
  return folder;
}

async function layBuilt(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isFile()) await copyFile(source, target);
    else await symlink(source, target);
  }
}
