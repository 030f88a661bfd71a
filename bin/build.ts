import { root } from './root';
import { buildIfStale } from './build-if-stale';

process.exitCode = (await buildIfStale(root, { always: true })) ? 0 : 1;
