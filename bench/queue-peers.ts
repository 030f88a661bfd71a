import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { runOnPostgres } from '@/lib/testing/postgres-admin';
import { freePort } from '@/lib/testing/free-port';

export const peersFolder = path.join(import.meta.dirname, 'peers');
const answer = z.object({ perSecond: z.number() });

/** A peer's records a second, or the sentence that says why there is none. */
export type PeerRate = { name: string; perSecond: number } | { name: string; missing: string };

/** Installs the peers into their own folder, once; the program itself never needs them. */
export function installPeers(): void {
  if (existsSync(path.join(peersFolder, 'node_modules/@pg-boss/dashboard'))) return;
  console.log('Installing the peers into bench/peers …');
  // A dashboard of theirs asks for a newer Node than it needs, and `npm run` hands our own strictness about that on.
  const words = ['ci', '--ignore-scripts', '--engine-strict=false'];
  const { status } = spawnSync('npm', words, { cwd: peersFolder, stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers could not be installed: npm ci in bench/peers failed.');
}

/** Runs one peer and reads the line it prints last. */
async function runPeer(name: string, words: readonly string[]): Promise<PeerRate> {
  const child = spawn(process.execPath, [path.join(peersFolder, `${name}.mjs`), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await once(child, 'exit');
  const last = printed.trim().split('\n').at(-1) ?? '';
  return { name, ...answer.parse(JSON.parse(last)) };
}

/** BullMQ on a Redis of its own that writes every command to disk before it answers. */
export async function measureBullmq(folder: string, count: number): Promise<PeerRate> {
  if (spawnSync('redis-server', ['--version']).status !== 0)
    return {
      name: 'BullMQ',
      missing: 'redis-server is not installed (apt install redis-server), so BullMQ was left out.',
    };
  const port = await freePort();
  const dir = path.join(folder, 'redis');
  mkdirSync(dir, { recursive: true });
  const options = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--bind', '127.0.0.1'];
  const redis = spawn('redis-server', ['--port', String(port), '--dir', dir, ...options], {
    stdio: 'ignore',
  });
  try {
    await untilRedisAnswers(port);
    return { ...(await runPeer('bullmq', [String(port), String(count)])), name: 'BullMQ' };
  } finally {
    redis.kill('SIGTERM');
    await once(redis, 'exit');
  }
}

export async function untilRedisAnswers(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (spawnSync('redis-cli', ['-p', String(port), 'ping'], { encoding: 'utf8' }).stdout.includes('PONG'))
      return;
    await pause(50);
  }
  throw new Error('redis-server did not start');
}

/** pg-boss and graphile-worker, each in a database of its own on the PostgreSQL of this run. */
export async function measureOnPostgres(
  name: 'pg-boss' | 'graphile-worker',
  baseUrl: string,
  count: number,
): Promise<PeerRate> {
  const database = `peer_${name.replaceAll('-', '_')}`;
  await runOnPostgres(`${baseUrl}/postgres`, `create database ${database}`);
  return runPeer(name, [`${baseUrl}/${database}`, String(count)]);
}

/** A bare SQLite queue behind node:http, asked over HTTP as ours is. */
export async function measureBareSqlite(folder: string, count: number): Promise<PeerRate> {
  const script = path.join(peersFolder, 'bare-sqlite.mjs');
  const child = spawn(process.execPath, [script, path.join(folder, 'bare.db'), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { value: port } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
    const taken = z.object({ job: z.number().nullable(), data: z.array(z.unknown()) });
    const began = performance.now();
    for (let done = 0; done < count;) {
      const { job, data } = taken.parse(await (await fetch(`http://127.0.0.1:${port}/process`)).json());
      await (await fetch(`http://127.0.0.1:${port}/finish/${job}`)).text();
      done += data.length;
    }
    return { name: 'bare SQLite queue', perSecond: count / ((performance.now() - began) / 1000) };
  } finally {
    child.kill('SIGKILL');
  }
}
