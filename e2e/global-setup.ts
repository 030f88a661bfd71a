import { buildIfStale } from '../bin/build-if-stale';
import { root } from '../bin/root';
import { keepTemporaryFilesInMemory } from '../lib/testing/memory-folder';
import { bundlePrograms } from '../lib/testing/bundle-programs';

/** The browser tests drive the production build, as people do, and what looks for secrets beside it is no TypeScript either. */
export default async function setup(): Promise<() => void> {
  if (!(await buildIfStale(root)))
    throw new Error('The pages could not be built, so there is nothing to test.');
  await bundlePrograms(['watch', 'cli', 'hurried-server']);
  return keepTemporaryFilesInMemory();
}
