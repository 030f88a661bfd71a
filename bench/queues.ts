import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Settings } from '@/lib/config/settings';
import { finishAnswer, processAnswer } from '@/lib/engine/queue/poll-endpoint';
import { runOnPostgres } from '@/lib/testing/postgres-admin';
import { startPostgres } from '@/lib/testing/postgres-server';
import {
  installPeers,
  measureBareSqlite,
  measureBullmq,
  measureOnPostgres,
  type PeerRate,
} from './queue-peers';
import { compare, type Comparison } from './report';

const started = z.object({ url: z.string(), token: z.string(), queueUuid: z.string() });
const MOST_OF_A_PEER = 100_000;

/**
 * Takes and clears `count` queued records, 1,000 a call over HTTP, beside BullMQ, pg-boss, graphile-worker and a bare SQLite queue
 * that take and acknowledge the same payloads durably. A peer gets at most 100,000 of them: its rate is what counts.
 */
export async function compareQueues(count: number): Promise<Comparison[]> {
  installPeers();
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-bench-'));
  const postgres = await startPostgres({ durable: true });
  try {
    const ofPeer = Math.min(count, MOST_OF_A_PEER);
    const peers = [
      await measureBullmq(folder, ofPeer),
      await measureOnPostgres('pg-boss', postgres.baseUrl, ofPeer),
      await measureOnPostgres('graphile-worker', postgres.baseUrl, ofPeer),
    ];
    const bare = await measureBareSqlite(folder, count);
    for (const peer of [...peers, bare]) console.log(said(peer));
    const best = peers.reduce((left, right) => (rateOf(right) > rateOf(left) ? right : left));
    await runOnPostgres(`${postgres.baseUrl}/postgres`, 'create database ours');
    const lines: Comparison[] = [];
    for (const settings of [
      { kind: 'sqlite', file: path.join(folder, 'ours.db') },
      { kind: 'postgres', url: `${postgres.baseUrl}/ours` },
    ] as const) {
      const ours = await measureOurs(settings, count);
      const what = `process + finish of ${count.toLocaleString('en')} entries over HTTP, ${settings.kind}`;
      const line = (peer: PeerRate, target: string) =>
        compare({ what: `${what} | ${peer.name}`, ours, peer: rateOf(peer), unit: '/s', target });
      lines.push(line(best, '≥ 2'));
      lines.push(...peers.filter((peer) => peer !== best && rateOf(peer) > 0).map((peer) => line(peer, '')));
      lines.push(line(bare, '≥ 0.5'));
    }
    return lines;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function rateOf(peer: PeerRate): number {
  return 'perSecond' in peer ? peer.perSecond : 0;
}

function said(peer: PeerRate): string {
  return 'missing' in peer
    ? peer.missing
    : `${peer.name}: ${Math.round(peer.perSecond).toLocaleString('en')} a second`;
}

async function measureOurs(settings: Settings['database'], count: number): Promise<number> {
  const script = path.join(import.meta.dirname, 'engine-child.ts');
  const words = ['--import', 'tsx', script, JSON.stringify(settings), String(count)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
    const { url, token, queueUuid } = started.parse(JSON.parse(String(value)));
    const headers = { authorization: `Bearer ${token}` };
    const ask = async (at: string): Promise<unknown> =>
      (await fetch(`${url}/poll/client/1/uuid/${at}`, { headers })).json();
    const began = performance.now();
    for (let done = 0; done < count;) {
      const { job_uuid: jobUuid, data } = processAnswer
        .pick({ job_uuid: true })
        .extend({ data: z.array(z.unknown()) })
        .parse(await ask(`queue/${queueUuid}`));
      finishAnswer.parse(await ask(`queue_finished/${queueUuid}/${jobUuid}`));
      done += data.length;
    }
    return count / ((performance.now() - began) / 1000);
  } finally {
    child.kill('SIGKILL');
  }
}
