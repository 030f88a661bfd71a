import { parseArgs } from 'node:util';
import { compareActivity } from './activity';
import { compareFlatness } from './flatness';
import { compareHistory } from './history';
import { compareLive } from './live';
import { compareLists } from './lists';
import { compareOverview } from './overview';
import { comparePayloads } from './payloads';
import { compareProcess } from './process';
import { compareQueues } from './queues';
import { report, type Comparison } from './report';
import { compareSaves } from './saves';
import { soakWall } from './wall';
import { compareStart } from './start';

/**
 * `npm run bench`: every figure beside its peer, in one run on this machine. `-- --quick` takes a minute or two instead of
 * half an hour, with smaller numbers; `-- --only saves,queues` leaves the others out.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const { quick } = values;
const PARTS: Readonly<Record<string, () => Promise<Comparison[]>>> = {
  saves: () => compareSaves(quick ? 5 : 15),
  queues: () => compareQueues(quick ? 20_000 : 1_000_000),
  flatness: () => compareFlatness(quick ? 100_000 : 10_000_000),
  history: () => compareHistory(quick ? 50 : 1_000),
  lists: () => compareLists(),
  live: () => compareLive(quick ? 15 : 60),
  process: () => compareProcess(),
  payloads: () => comparePayloads(),
  activity: () => compareActivity(quick ? 100_000 : 1_000_000),
  wall: () => soakWall(quick ? 4 : 24),
  overview: () => compareOverview(quick),
  start: () => compareStart(quick),
};
const wanted = values.only?.split(',') ?? Object.keys(PARTS);
const unknown = wanted.find((name) => PARTS[name] === undefined);
if (unknown !== undefined)
  throw new Error(`There is no part ${unknown}: choose of ${Object.keys(PARTS).join(', ')}.`);
const lines: Comparison[] = [];
for (const name of wanted) lines.push(...((await PARTS[name]?.()) ?? []));
report(lines);
process.exit(0);
