import path from 'node:path';
import { buildIfStale } from '../bin/build-if-stale';
import { bundle } from '../bin/bundle-server';
import { root } from '../bin/root';
import { BUNDLED_WATCH, WATCH_MODULE } from '../lib/testing/server-process';

/** The browser tests drive the production build, as people do, and what looks for secrets beside it is no TypeScript either. */
export default async function setup(): Promise<void> {
  if (!(await buildIfStale(root)))
    throw new Error('The pages could not be built, so there is nothing to test.');
  const file = path.join(root, '.next/cache/canary-watch.mjs');
  await bundle(WATCH_MODULE, file);
  process.env[BUNDLED_WATCH] = file;
}
