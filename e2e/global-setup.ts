import { buildIfStale } from '../bin/build-if-stale';
import { root } from '../bin/root';

/** The browser tests drive the production build, as people do. */
export default async function setup(): Promise<void> {
  if (!(await buildIfStale(root)))
    throw new Error('The pages could not be built, so there is nothing to test.');
}
