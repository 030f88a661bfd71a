import { spawnSync } from 'node:child_process';
import { root } from './root';

/** The long form of e2e/kill.spec.ts: the program is killed at 300 random moments (or as many as KILL_POINTS says). */
const env = { ...process.env, KILL_POINTS: process.env['KILL_POINTS'] ?? '300' };
// The pattern is matched against the whole path, which may have any words in it.
const run = spawnSync('npx', ['playwright', 'test', '--project=tests', 'e2e/kill\\.spec\\.ts$'], {
  cwd: root,
  stdio: 'inherit',
  env,
});
process.exitCode = run.status ?? 1;
