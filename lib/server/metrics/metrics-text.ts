import { BUILD } from '../build';
import type { Runtime } from '../runtime';
import { unlessSilent } from '../unless-silent';
import { watchProcess } from './metrics';
import { queueMetrics } from './queue-metrics';

/** Scrapers that come closer together are answered from one reading. */
const FRESH_MS = 1_000;

const READABLE = `# HELP fluxx_queues_readable Whether the queues could be read for this scrape.
# TYPE fluxx_queues_readable gauge
fluxx_queues_readable `;

interface Reading {
  /** By the process's own clock, in milliseconds. */
  at: number;
  text: Promise<string>;
  isUnderWay: boolean;
}

const readings = new WeakMap<Runtime['console'], Reading>();

/** Everything in the text format of Prometheus. Without a database the process still tells how it is. */
export async function metricsText(runtime: Pick<Runtime, 'console' | 'metrics' | 'log'>): Promise<string> {
  await watchProcess(runtime.metrics, BUILD);
  const ofProcess = await runtime.metrics.registry.metrics();
  try {
    return `${ofProcess}\n${await unlessSilent(ofQueues(runtime.console), runtime.console.database)}\n${READABLE}1\n`;
  } catch (error) {
    runtime.log.warn({ error }, 'The queues could not be read for a scrape');
    return `${ofProcess}\n${READABLE}0\n`;
  }
}

/** One reading at a time: where the database is slow, scrapers would pile them up. */
function ofQueues(console: Runtime['console']): Promise<string> {
  const last = readings.get(console);
  const now = performance.now();
  if (last !== undefined && (last.isUnderWay || now - last.at < FRESH_MS)) return last.text;
  const reading: Reading = { at: now, text: queueMetrics(console), isUnderWay: true };
  const end = (): void => void (reading.isUnderWay = false);
  reading.text.then(end, end);
  readings.set(console, reading);
  return reading.text;
}
