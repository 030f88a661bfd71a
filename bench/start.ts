import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@/lib/testing/free-port';
import { TEST_ADMIN } from '@/lib/testing/server-process';
import { buildIfStale } from '../bin/build-if-stale';
import { root } from '../bin/root';
import { cpuOf, memoryOf } from './boards/cpu';
import { compare, median, type Comparison } from './report';
import { untilAnswers } from './until-answers';

const NEXT = path.join(root, 'node_modules/next/dist/bin/next');
const MEGABYTE = 1024 * 1024;

interface Program {
  cwd: string;
  words: readonly string[];
  env: Readonly<Record<string, string>>;
  /** The page whose first answer ends the start. */
  page: string;
}

interface Started {
  readyMs: number;
  /** Of the start, in processor time, which hangs less on what else the machine does. */
  cpuMs: number;
  idleBytes: number;
}

/** `npm start` until the first page, and its memory when it has been idle, beside a Next app of one empty page. Starts of both alternate. */
export async function compareStart(quick: boolean): Promise<Comparison[]> {
  if (!(await buildIfStale(root))) throw new Error('The pages could not be built.');
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-bench-'));
  const blank = makeBlankApp();
  try {
    const programs = { ours: ourProgram(dataDir), blank: blankProgram(blank) };
    const idleMs = quick ? 5_000 : 20_000;
    // The first start makes the database.
    await measureStart(programs.ours, 1_000);
    const ours: Started[] = [];
    const peer: Started[] = [];
    for (let round = 0; round < (quick ? 3 : 5); round += 1) {
      ours.push(await measureStart(programs.ours, idleMs));
      peer.push(await measureStart(programs.blank, idleMs));
    }
    const line = (what: string, of: (start: Started) => number, unit: string, target: string | null) =>
      compare({
        what: `${what} | a blank Next app (median of ${ours.length})`,
        ours: median(ours.map(of)),
        peer: median(peer.map(of)),
        unit,
        target,
      });
    return [
      line('from start to the first page', ({ readyMs }) => readyMs, 'ms', '≤ 2'),
      line('  CPU of it', ({ cpuMs }) => cpuMs, 'ms', null),
      line('memory when idle (RSS)', ({ idleBytes }) => idleBytes / MEGABYTE, 'MB', '≤ 1.5'),
    ];
  } finally {
    rmSync(blank, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  }
}

function ourProgram(dataDir: string): Program {
  return {
    cwd: root,
    words: [path.join(root, 'bin/start.mjs')],
    env: { DATA_DIR: dataDir, ADMIN_EMAIL: TEST_ADMIN.email, ADMIN_PASSWORD: TEST_ADMIN.password },
    page: '/sign-in',
  };
}

function blankProgram(folder: string): Program {
  return { cwd: folder, words: [NEXT, 'start', '--hostname', '127.0.0.1'], env: {}, page: '/' };
}

/** Below our folder, so that it finds the same Next. */
function makeBlankApp(): string {
  const folder = path.join(root, 'bench/results/blank-app');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'app'), { recursive: true });
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  write('package.json', '{ "name": "blank-app", "private": true }');
  write('next.config.mjs', `export default { turbopack: { root: ${JSON.stringify(root)} } };`);
  write('app/layout.js', 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;');
  write('app/page.js', 'export default () => <h1>Blank</h1>;');
  const { status } = spawnSync(process.execPath, [NEXT, 'build'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error('The blank app could not be built.');
  return folder;
}

async function measureStart({ cwd, words, env, page }: Program, idleMs: number): Promise<Started> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, words, {
    cwd,
    env: { ...process.env, ...env, PORT: String(port), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'ignore',
  });
  try {
    await untilAnswers(`http://127.0.0.1:${port}${page}`, child);
    const readyMs = performance.now() - began;
    const cpuMs = cpuOf([child.pid ?? 0]);
    await pause(idleMs);
    return { readyMs, cpuMs, idleBytes: memoryOf(child.pid ?? 0) };
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}
