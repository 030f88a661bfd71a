import type { Actor } from '@/lib/domain/actor';
import type { Runtime } from '../runtime';
import { makeAlerts } from './make-alerts';
import { makeWorld } from './make-world';
import { playMoment } from './play';
import { seededRandom } from './random';
import { startSimulation } from './simulation';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS = 3;
/** Three days in quarter hours; the last two hours in minutes, so that the finest chart has something to show. */
const COARSE_STEP = 15 * MINUTE;
const FINE_STEP = MINUTE;
const FINE_SPAN = 2 * HOUR;
const SEED = 20_261_124;

export interface Progress {
  /** 0 to 1. */
  progress: number;
  step: string;
}

export interface LoadedSampleData {
  queues: number;
  records: number;
}

/**
 * Plays three days up to now on a simulated clock: people save records, integrations poll and finish, the sampler samples.
 * At the end the payments' queue is healthy, the warehouse has a backlog of over a thousand, the CRM's queue is stuck behind
 * a job it took 26 hours ago, and the reports wait for their next sweep.
 */
export async function playScenario(
  runtime: Runtime,
  actor: Actor,
  tell: (progress: Progress) => Promise<void>,
): Promise<LoadedSampleData> {
  const now = runtime.console.clock.now();
  const begin = Math.floor((now - DAYS * 24 * HOUR) / COARSE_STEP) * COARSE_STEP;
  const simulation = startSimulation(runtime, begin);
  const random = seededRandom(SEED);
  const world = await makeWorld(simulation, random);
  const integrations = await makeAlerts(simulation, actor);
  const moments = momentsOf(begin, now);
  for (const [index, at] of moments.entries()) {
    if (index % 8 === 0) await tell({ progress: index / moments.length, step: stepOf(at) });
    simulation.clock.set(at);
    await playMoment({ simulation, random, world, integrations, now, at });
    await simulation.sampleAt(Math.max(at, simulation.clock.now()));
  }
  // What was looked at a minute ago would look as if nobody looks any more.
  await simulation.sampleAt(Math.max(now, simulation.clock.now()));
  return { queues: Object.keys(integrations).length, records: world.recordCount };
}

function momentsOf(begin: number, now: number): number[] {
  const moments: number[] = [];
  for (let at = begin + COARSE_STEP; at < now; at += now - at > FINE_SPAN ? COARSE_STEP : FINE_STEP)
    moments.push(at);
  return moments;
}

function stepOf(at: number): string {
  return `Playing ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
