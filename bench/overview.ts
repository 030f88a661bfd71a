import { buildIfStale } from '../bin/build-if-stale';
import { root } from '../bin/root';
import type { Board } from './boards/board';
import { measureBoard, type BoardFigures, type Effort } from './boards/measure';
import { startOurs } from './boards/ours';
import { startBullBoard, startPgBossDashboard } from './boards/peers';
import { compare, type Comparison } from './report';

const QUEUES = 1_000;

/**
 * Our overview with 1,000 queues beside bull-board with 1,000 BullMQ queues and the dashboard of pg-boss with 1,000 of its own: a
 * cold tab to usable rows, then what 1 and 10 open tabs cost in a minute while two queues change every second.
 */
export async function compareOverview(quick: boolean): Promise<Comparison[]> {
  if (!(await buildIfStale(root))) throw new Error('The pages could not be built.');
  const effort: Effort = quick ? { coldTabs: 3, minuteMs: 12_000 } : { coldTabs: 7, minuteMs: 40_000 };
  const ours = await measured(startOurs, effort);
  const bullBoard = await measured(startBullBoard, effort);
  const pgBoss = await measured(startPgBossDashboard, effort);
  if (ours === null) throw new Error('Ours was not measured.');
  return [
    ...(bullBoard === null ? [] : beside(ours, bullBoard, { cold: '≤ 0.1', cpu: '≤ 0.05', bytes: '≤ 0.02' })),
    ...(pgBoss === null ? [] : beside(ours, pgBoss, { cold: '≤ 1', cpu: '≤ 0.1', bytes: null })),
    ...alone(ours),
  ];
}

async function measured(
  start: (queues: number) => Promise<Board | null>,
  effort: Effort,
): Promise<BoardFigures | null> {
  const board = await start(QUEUES);
  if (board === null) return null;
  try {
    const figures = await measureBoard(board, effort);
    console.log(`${board.name}: ${JSON.stringify(figures)}`);
    return figures;
  } finally {
    await board.stop();
  }
}

interface Targets {
  cold: string;
  cpu: string;
  bytes: string | null;
}

function beside(ours: BoardFigures, peer: BoardFigures, { cold, cpu, bytes }: Targets): Comparison[] {
  const line = (what: string, of: (board: BoardFigures) => number, unit: string, target: string | null) =>
    compare({ what: `${what} | ${peer.name}`, ours: of(ours), peer: of(peer), unit, target });
  return [
    line(
      `overview of ${QUEUES} queues, cold tab to usable rows (${peer.rows} there)`,
      (board) => board.coldMs,
      'ms',
      cold,
    ),
    line('one open overview, server and database CPU a minute', (board) => board.one.serverCpuMs, 'ms', cpu),
    line('  of it for the viewer', (board) => forViewers(board, 'one'), 'ms', null),
    line('ten open overviews, the same', (board) => board.ten.serverCpuMs, 'ms', null),
    line('  of it for the viewers', (board) => forViewers(board, 'ten'), 'ms', null),
    line('one open overview, bytes a minute', (board) => board.one.megabytes, 'MB', bytes),
    line('JS heap of the tab', (board) => board.one.heapMegabytes, 'MB', null),
    line('browser CPU of one tab a minute', (board) => board.one.browserCpuMs, 'ms', null),
  ];
}

/** What we promise beside nobody. */
function alone(ours: BoardFigures): Comparison[] {
  return [
    compare({
      what: 'server CPU of ten open overviews | of one',
      ours: ours.ten.serverCpuMs,
      peer: ours.one.serverCpuMs,
      unit: 'ms',
      target: '≤ 1.2',
    }),
    compare({
      what: 'JS heap of the overview with 1,000 queues | the 15 MB it may take',
      ours: ours.one.heapMegabytes,
      peer: 15,
      unit: 'MB',
      target: '≤ 1',
    }),
    compare({
      what: 'browser CPU of the overview a minute | 5 % of a core',
      ours: ours.one.browserCpuMs,
      peer: 3_000,
      unit: 'ms',
      target: '≤ 1',
    }),
  ];
}

/** Without what the changes cost with nobody looking. */
function forViewers(board: BoardFigures, viewers: 'one' | 'ten'): number {
  return Math.max(0, board[viewers].serverCpuMs - board.idleCpuMs);
}
