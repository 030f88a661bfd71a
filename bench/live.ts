import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { openDatabase, type Database } from '@/lib/db/database';
import { browserSession, type BrowserSession } from '@/lib/testing/browser-session';
import { startServer, type ServerProcess } from '@/lib/testing/server-process';
import { cpuOf } from './boards/cpu';
import { changeQueue, fillQueues, queueIdOf } from './live-queues';
import { compare, median, type Comparison } from './report';

const QUEUES = 1_000;
const VIEWERS = [1, 10, 1_000] as const;
/** As many as one API token may have (lib/console/live/viewers). */
const OF_A_TOKEN = 30;
const CHANGES_A_SECOND = 2;

const created = z.object({ secret: z.string() });

/**
 * The live stream of the real program on SQLite with 1,000 queues and two changes a second: how long a change takes from its commit to
 * the last of so many viewers on this machine, and what CPU the server needs for them.
 */
export async function compareLive(seconds: number): Promise<Comparison[]> {
  const server = await startServer({ env: { SITE_READ_INTERVAL: '86400', SAMPLE_INTERVAL: '3600' } });
  const database = openDatabase({ kind: 'sqlite', file: `${server.dataDir}/console.db` });
  try {
    await fillQueues(database, QUEUES);
    const session = await browserSession(server.url);
    const idle = await cpuWhile(server, () => changes(database, seconds, async () => {}));
    const lines: Comparison[] = [];
    let one = Number.NaN;
    for (const count of VIEWERS) {
      const viewers = await openViewers(server, session, count);
      const delays: number[] = [];
      const bytesBefore = viewers.bytes();
      const cpu =
        (await cpuWhile(server, () => changes(database, seconds, viewers.untilAllHeard(delays)))) - idle;
      if (count === 1) one = cpu;
      const what = `live stream, ${count.toLocaleString('en')} viewers, two changes a second`;
      lines.push(
        compare({
          what: `${what}: from commit to the last, median`,
          ours: median(delays),
          peer: 250,
          unit: 'ms',
          target: '≤ 1',
        }),
        compare({
          what: `${what}: server CPU a minute, beside one viewer`,
          ours: (cpu / seconds) * 60,
          peer: (one / seconds) * 60,
          unit: 'ms',
          target: count === 10 ? '≤ 1.2' : null,
        }),
      );
      console.log(
        `${what}: ${Math.round((((viewers.bytes() - bytesBefore) / count) * 60) / seconds / 1000)} kB a viewer-minute`,
      );
      viewers.close();
    }
    return lines;
  } finally {
    await database.close();
    await server.dispose();
  }
}

/** Two changes a second, each of another queue; each is waited for before the next. */
async function changes(
  database: Database,
  seconds: number,
  heard: (queueId: string, since: number) => Promise<void>,
): Promise<void> {
  for (let index = 0; index < seconds * CHANGES_A_SECOND; index += 1) {
    const began = performance.now();
    await changeQueue(database, index % QUEUES, 10_000 + Math.floor(began));
    await heard(queueIdOf(index % QUEUES), performance.now());
    await pause(Math.max(0, 1000 / CHANGES_A_SECOND - (performance.now() - began)));
  }
}

interface Viewers {
  bytes(): number;
  untilAllHeard(delays: number[]): (queueId: string, since: number) => Promise<void>;
  close(): void;
}

async function openViewers(server: ServerProcess, session: BrowserSession, count: number): Promise<Viewers> {
  let bytes = 0;
  let missing = 0;
  let wanted = '';
  let allHeard = () => {};
  const answers: IncomingMessage[] = [];
  for (let opened = 0; opened < count; opened += OF_A_TOKEN) {
    const { secret } = created.parse(
      await session.post('/api-tokens', { name: `Bench ${opened}`, role: 'viewer' }),
    );
    const some = Array.from({ length: Math.min(OF_A_TOKEN, count - opened) }, () =>
      openOne(server.url, secret),
    );
    answers.push(...(await Promise.all(some)));
  }
  for (const answer of answers) {
    answer.setEncoding('utf8').on('data', (text: string) => {
      bytes += text.length;
      if (wanted === '' || !text.includes(wanted)) return;
      missing -= 1;
      if (missing === 0) allHeard();
    });
  }
  return {
    bytes: () => bytes,
    untilAllHeard: (delays) => async (queueId, since) => {
      missing = count;
      wanted = queueId;
      await new Promise<void>((resolve) => (allHeard = resolve));
      wanted = '';
      delays.push(performance.now() - since);
    },
    close: () => {
      for (const answer of answers) answer.destroy();
    },
  };
}

function openOne(url: string, secret: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${secret}`, accept: 'text/event-stream' };
    const request = get(`${url}/api/console/v1/live`, { headers, agent: false }, (answer) => {
      if (answer.statusCode === 200) resolve(answer);
      else reject(new Error(`A viewer was answered with ${answer.statusCode}`));
    });
    request.on('error', reject);
  });
}

/** Milliseconds of CPU of the server while something is done. */
async function cpuWhile({ pid }: ServerProcess, work: () => Promise<void>): Promise<number> {
  const before = cpuOf([pid]);
  await work();
  return cpuOf([pid]) - before;
}
