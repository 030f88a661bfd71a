import type { Runtime } from '../runtime';
import { queueMetrics } from './queue-metrics';

/** Scrapers that come closer together are answered from one reading. */
const FRESH_MS = 1_000;

const READABLE = `# HELP fluxx_queues_readable Whether the queues could be read for this scrape.
# TYPE fluxx_queues_readable gauge
fluxx_queues_readable `;

const readings = new WeakMap<Runtime['console'], { at: number; text: Promise<string> }>();

/** Everything in the text format of Prometheus. Without a database the process still tells how it is. */
export async function metricsText(runtime: Pick<Runtime, 'console' | 'metrics' | 'log'>): Promise<string> {
  const ofProcess = await runtime.metrics.registry.metrics();
  try {
    return `${ofProcess}\n${await ofQueues(runtime.console)}\n${READABLE}1\n`;
  } catch (error) {
    runtime.log.warn({ error }, 'The queues could not be read for a scrape');
    return `${ofProcess}\n${READABLE}0\n`;
  }
}

function ofQueues(console: Runtime['console']): Promise<string> {
  const last = readings.get(console);
  const now = performance.now();
  if (last !== undefined && now - last.at < FRESH_MS) return last.text;
  const text = queueMetrics(console);
  readings.set(console, { at: now, text });
  return text;
}
