import path from 'node:path';
import { bundle } from '../../bin/bundle-server';
import { root } from '../../bin/root';
import { BUNDLED, bundledFile, PROGRAM_SOURCES, type Program } from './programs';

/**
 * Makes one file without TypeScript of each program: it starts in a fraction of the time then, and tests start hundreds. Processes that
 * are started afterwards know of them.
 */
export async function bundlePrograms(names: readonly Program[]): Promise<void> {
  await Promise.all(names.map((name) => bundle(path.join(root, PROGRAM_SOURCES[name]), bundledFile(name))));
  process.env[BUNDLED] = names.join();
}
