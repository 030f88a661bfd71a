import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { isBuildCurrent, markBuilt } from './build-fingerprint';
import { bundleServer } from './bundle-server';
import { precompress } from './precompress';

/**
 * Builds the pages when there is no build, or the sources have changed since.
 * @returns false when the build failed; Next has printed why.
 */
export async function buildIfStale(root: string, options: { always?: boolean } = {}): Promise<boolean> {
  if (options.always !== true && isBuildCurrent(root)) return true;
  console.log('Building the pages (once; a minute or so) …');
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const result = spawnSync(process.execPath, [next, 'build'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (result.status !== 0) return false;
  await Promise.all([precompress(root), bundleServer(root)]);
  markBuilt(root);
  return true;
}
