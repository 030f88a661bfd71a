import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { freePort } from '@/lib/testing/free-port';
import { runOnPostgres } from '@/lib/testing/postgres-admin';
import { startPostgres } from '@/lib/testing/postgres-server';
import { installPeers, peersFolder, untilRedisAnswers } from '../queue-peers';
import { untilAnswers } from '../until-answers';
import { CHANGE_EVERY_MS, type Board } from './board';
import { parentOf } from './cpu';

/** bull-board with its queues in a Redis of its own; null, with a sentence, where there is no Redis. */
export async function startBullBoard(queues: number): Promise<Board | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    console.log('redis-server is not installed (apt install redis-server), so bull-board was left out.');
    return null;
  }
  installPeers();
  const dir = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-bench-redis-'));
  const port = await freePort();
  const options = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'];
  const redis = spawn('redis-server', ['--port', String(port), '--dir', dir, ...options], {
    stdio: 'ignore',
  });
  await untilRedisAnswers(port);
  const { child, said } = await startPeer('bull-board', [String(port), String(queues)]);
  return {
    name: 'bull-board',
    url: `http://127.0.0.1:${said}`,
    cookies: [],
    // Each queue once in the list at the side, at the least.
    row: 'a[href*="/queue/"]',
    rows: queues,
    pids: [pidOf(redis), pidOf(child)],
    change: async () => {
      const words = [String(port), String(queues), String(CHANGE_EVERY_MS)];
      const changes = await startPeer('bull-changes', words);
      return () => void changes.child.kill('SIGKILL');
    },
    stop: async () => {
      await end(child);
      await end(redis);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The dashboard of pg-boss on a PostgreSQL of its own. Its list shows a page of the queues. */
export async function startPgBossDashboard(queues: number): Promise<Board> {
  installPeers();
  const postgres = await startPostgres({ durable: true });
  await runOnPostgres(`${postgres.baseUrl}/postgres`, 'create database boss');
  const url = `${postgres.baseUrl}/boss`;
  const changes = await startPeer('pg-boss-queues', [url, String(queues), String(CHANGE_EVERY_MS)]);
  const port = await freePort();
  const script = path.join(peersFolder, 'node_modules/@pg-boss/dashboard/bin/cli.js');
  const dashboard = spawn(process.execPath, [script], {
    env: { ...process.env, DATABASE_URL: url, HOST: '127.0.0.1', PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilAnswers(`http://127.0.0.1:${port}/queues`, dashboard);
  return {
    name: 'pg-boss dashboard',
    url: `http://127.0.0.1:${port}/queues`,
    cookies: [],
    row: 'tbody tr',
    rows: 10,
    pids: [await postmasterOf(url), pidOf(dashboard)],
    change: async () => {
      changes.child.stdin?.write('go\n');
      // They end with the board.
      return () => {};
    },
    stop: async () => {
      await end(changes.child);
      await end(dashboard);
      await postgres.stop();
    },
  };
}

async function startPeer(
  name: string,
  words: readonly string[],
): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [path.join(peersFolder, `${name}.mjs`), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  if (value === undefined) throw new Error(`The peer ${name} ended before it was ready.`);
  return { child, said: String(value) };
}

/** The process all others of a PostgreSQL are children of. */
async function postmasterOf(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return parentOf(rows[0]?.pid ?? 0);
  } finally {
    await client.end();
  }
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('A process did not start');
  return child.pid;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
