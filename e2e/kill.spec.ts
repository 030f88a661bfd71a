import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { browserSession } from '../lib/testing/browser-session';
import type { Fault } from '../lib/testing/fake-site/faults';
import { startFakeSite, type FakeSite } from '../lib/testing/fake-site/server';
import { consoleApi, type ConsoleApi } from '../lib/testing/kill/console-api';
import { keptRecordIds, moveOnUntilEmpty, whenIdle } from '../lib/testing/kill/move-on';
import { momentOf, placeOf, Tally, type Moment } from '../lib/testing/kill/places';
import { makeTraffic, type RoundQueues } from '../lib/testing/kill/traffic';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { test } from './test';

/*
 * The real program is killed with SIGKILL at random moments while a person, a drain and an integration work on queues of a
 * real site, and started again on the same data. Then a person follows the suggestions, and everything must be there:
 * each record in exactly one stored payload, and every Job UUID the site ever gave out. Where each kill fell is told, and a whole run
 * fails when a place of a call was never hit.
 *
 * `npm test` does a few; `npm run test:kill` does 300 (KILL_POINTS).
 */
const POINTS = Number(process.env['KILL_POINTS'] ?? '5');
const RECORDS = 2300;
const LONGEST_MS = 900;
const SLOW_MS = 80;
/** With so many kills each place has to be hit. */
const WHOLE_RUN = 300;

interface Round {
  queues: RoundQueues;
  ids: Record<keyof RoundQueues, readonly string[]>;
}

const KINDS = ['person', 'drain', 'gateway'] as const;

function prepareRound(site: FakeSite): Round {
  const queues = { person: randomUUID(), drain: randomUUID(), gateway: randomUUID() };
  const fill = (uuid: string) => site.queue(uuid).add(RECORDS);
  return {
    queues,
    ids: { person: fill(queues.person), drain: fill(queues.drain), gateway: fill(queues.gateway) },
  };
}

/** Lets everything work at once and kills the program somewhere in it. */
async function killInTheMiddle(
  { server, site }: { server: ServerProcess; site: FakeSite },
  work: { api: ConsoleApi; token: string; queues: RoundQueues; idOf(uuid: string): string },
): Promise<Moment> {
  const before = site.count('process');
  const traffic = makeTraffic({ ...work, url: server.url });
  // Every other time not before something is under way: a busy machine takes long to begin.
  if (randomInt(2) === 0)
    await expect.poll(() => site.count('process'), { intervals: [5] }).toBeGreaterThan(before);
  const after = randomInt(LONGEST_MS);
  // The moment is what is tested: there is no condition to wait for.
  await pause(after);
  await server.kill();
  const moment = momentOf(site, Object.values(work.queues));
  await traffic;
  return moment;
}

/** Two rounds of three the site takes its time, so that each place of a call is one to die at. */
function slowly(): Fault | undefined {
  if (randomInt(3) === 0) return undefined;
  const pausesMs = [randomInt(SLOW_MS), randomInt(SLOW_MS), randomInt(SLOW_MS)] as const;
  return { kind: 'slow', share: 0.8, pausesMs };
}

test(`killed at ${POINTS} random moments, the program loses no record and no Job UUID`, async () => {
  test.setTimeout(240_000 + POINTS * 30_000);
  const site = await startFakeSite();
  const rounds = Array.from({ length: POINTS }, () => prepareRound(site));
  let server = await startServer();
  try {
    const api = consoleApi(await browserSession(server.url));
    const siteId = await api.connect('Foundation', site.baseUrl, site.credentials);
    const ids = await api.track(
      siteId,
      rounds.flatMap(({ queues }) => Object.values(queues)),
    );
    const idOf = (uuid: string): string => ids.get(uuid) ?? '';
    const { secret: token } = await api.makeToken(
      'Integration',
      rounds.map(({ queues }) => idOf(queues.gateway)),
    );
    site.otherwise = slowly;
    const moments: Moment[] = [];
    for (const { queues } of rounds) {
      if (moments.length > 0 && moments.length % 25 === 0)
        process.stdout.write(`killed ${moments.length} times of ${POINTS}\n`);
      moments.push(await killInTheMiddle({ server, site }, { api, token, queues, idOf }));
      server = await startServer({ dataDir: server.dataDir, port: server.port });
    }
    site.otherwise = () => undefined;
    const tally = new Tally(KINDS);
    for (const [index, { queues, ids: made }] of rounds.entries())
      for (const kind of KINDS) {
        const there = site.queue(queues[kind]);
        await whenIdle(api, idOf(queues[kind]));
        tally.add(kind, placeOf(await api.callsOf(idOf(queues[kind])), moments[index], queues[kind]));
        await moveOnUntilEmpty(api, idOf(queues[kind]), there);
        const kept = await keptRecordIds(api, idOf(queues[kind]));
        expect(kept.toSorted(), `the records of the ${kind}`).toEqual(made[kind].toSorted());
        const known = (await api.jobsOf(idOf(queues[kind]))).map((job) => job.jobUuid);
        expect(known.toSorted()).toEqual(there.jobs.map((job) => job.uuid).toSorted());
      }
    process.stdout.write(`${tally.toString()}\n${POINTS * KINDS.length * RECORDS} records are all there\n`);
    // A few kills prove nothing of where they fell but this.
    expect(tally.underWay, 'kills while a call was under way').toBeGreaterThan(0);
    if (POINTS >= WHOLE_RUN) expect(tally.missed, 'places where no kill fell').toEqual([]);
  } finally {
    await server.dispose();
    await site.stop();
  }
});
