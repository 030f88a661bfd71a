import { setTimeout as pause } from 'node:timers/promises';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds: from an answer out of memory to a site that takes its ten minutes. */
const UPSTREAM_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600];
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What this process counts of itself since it started. What the queues are is read anew for every scrape (queue-metrics.ts). */
export type Metrics = ReturnType<typeof makeMetrics>;

/** Every label here takes few values, whatever anybody sends. */
export function makeMetrics() {
  const registry = new Registry();
  return { registry, ...callMetrics([registry]), ...taskMetrics([registry]) };
}

function callMetrics(registers: Registry[]) {
  return {
    calls: new Counter({
      name: 'fluxx_calls_total',
      help: 'Process and finish calls whose outcome was written down, by who asked and the state they ended in.',
      labelNames: ['verb', 'state', 'actor'] as const,
      registers,
    }),
    callSeconds: new Histogram({
      name: 'fluxx_call_duration_seconds',
      help: 'From the intent of a process or finish call until its outcome was written down.',
      labelNames: ['verb'] as const,
      buckets: UPSTREAM_BUCKETS,
      registers,
    }),
    upstreamRequests: new Counter({
      name: 'fluxx_upstream_requests_total',
      help: 'HTTP requests to Fluxx sites, by kind of site, operation and what came of it.',
      labelNames: ['site_kind', 'operation', 'outcome'] as const,
      registers,
    }),
    upstreamSeconds: new Histogram({
      name: 'fluxx_upstream_request_duration_seconds',
      help: 'From a request to a Fluxx site until its headers came.',
      labelNames: ['site_kind', 'operation'] as const,
      buckets: UPSTREAM_BUCKETS,
      registers,
    }),
    httpSeconds: new Histogram({
      name: 'fluxx_http_request_duration_seconds',
      help: 'From a request to this program until its answer was sent.',
      labelNames: ['area', 'method', 'status'] as const,
      buckets: REQUEST_BUCKETS,
      registers,
    }),
  };
}

function taskMetrics(registers: Registry[]) {
  const labelNames = ['task'] as const;
  return {
    taskFailures: new Counter({
      name: 'fluxx_task_failures_total',
      help: 'Rounds of a background task that failed in this process.',
      labelNames,
      registers,
    }),
    taskLastRun: new Gauge({
      name: 'fluxx_task_last_run_timestamp_seconds',
      help: 'When a background task last ended a round in this process; of several instances one runs it.',
      labelNames,
      registers,
    }),
    taskLastSuccess: new Gauge({
      name: 'fluxx_task_last_success_timestamp_seconds',
      help: 'When a background task last ended a round without a failure in this process.',
      labelNames,
      registers,
    }),
    taskSeconds: new Gauge({
      name: 'fluxx_task_last_duration_seconds',
      help: 'How long the last round of a background task took in this process.',
      labelNames,
      registers,
    }),
  };
}

/** How many live streams are open at this instance, asked at each scrape. */
export function watchStreams({ registry }: Metrics, count: () => number): Gauge {
  return new Gauge({
    name: 'fluxx_stream_connections',
    help: 'Browsers that are connected to the live stream of this process.',
    registers: [registry],
    collect() {
      this.set(count());
    },
  });
}

/** Some of the moments, 10 ms each, by which the delay of the event loop is measured. */
const SOME_DELAYS_MS = 50;

const watched = new WeakMap<Registry, Promise<void>>();

/**
 * What the process itself is: memory, CPU, event loop. From the first time it is asked on: the event loop is looked at a hundred times a
 * second for it, which took a third of the processor time of a server that nobody asks.
 * @returns when there is something to tell.
 */
export function watchProcess({ registry }: Metrics, build: string): Promise<void> {
  const begun = watched.get(registry) ?? beginWatching(registry, build);
  watched.set(registry, begun);
  return begun;
}

async function beginWatching(registry: Registry, build: string): Promise<void> {
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'fluxx_build_info',
    help: 'Always 1: which build of the program this is.',
    labelNames: ['build', 'node'] as const,
    registers: [registry],
  }).set({ build, node: process.version }, 1);
  // Before the first delay was measured the least of them is told as 292 years.
  await pause(SOME_DELAYS_MS);
}
