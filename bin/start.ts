import { buildIfStale } from './build-if-stale';
import { root } from './root';
import { checkSettings, start, stopWith } from './serve';

/** Starts from the sources, and builds first when they have changed. `bin/start.mjs` starts from the build. */
checkSettings();
if (!(await buildIfStale(root)))
  stopWith('The pages could not be built, so nothing was started. The lines above say why.');
await start();
