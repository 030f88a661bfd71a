import { Gauge, Registry } from 'prom-client';
import { listSiteRounds, type SiteRoundsRow } from '@/lib/db/queries/site/list-site-rounds';
import { readQueueViews } from '@/lib/console/queues/queue-view';
import type { ConsoleContext } from '@/lib/console/context';
import type { QueueView } from '@/lib/domain/api/views';
import { knownOf } from '@/lib/domain/counts';
import { HEALTH_STATES } from '@/lib/domain/health';
import { shorten } from '@/lib/domain/shorten';

const LABELS = ['queue', 'site', 'name'] as const;
/** A name is for people to read; a long one costs its length in every series. Characters. */
const LONGEST_NAME = 80;

type Labels = Record<(typeof LABELS)[number], string>;

/**
 * The queues as Prometheus reads them, from the same views as every screen: a number of queries that does not depend on how many there
 * are, none of them a poll. What nobody knows is absent, and never 0.
 */
export async function queueMetrics(ctx: ConsoleContext): Promise<string> {
  const rounds = await listSiteRounds(ctx.database.kysely);
  const views = await readQueueViews(ctx);
  const registry = new Registry();
  const registers = [registry];
  const gauges = gaugesIn(registry);
  for (const view of views) setGauges(gauges, view, ctx.clock.now());
  const byState = new Gauge({
    name: 'fluxx_queues',
    help: 'Tracked queues, by state of health.',
    labelNames: ['state'] as const,
    registers,
  });
  for (const state of HEALTH_STATES)
    byState.set({ state }, views.filter(({ health }) => health.state === state).length);
  const total = (name: string, help: string, value: number) =>
    new Gauge({ name, help, registers }).set(value);
  total('fluxx_jobs_open', 'Queues with a job that is not finished.', countOf(views, 'openJob'));
  total(
    'fluxx_calls_unknown',
    'Queues with a call whose outcome nobody knows and that waits to be reconciled.',
    countOf(views, 'unknownCall'),
  );
  setSampled(registry, rounds);
  return registry.metrics();
}

/** Of each site by itself: one that is sampled must not hide another that is not. */
function setSampled(registry: Registry, rounds: readonly SiteRoundsRow[]): void {
  const gauge = new Gauge({
    name: 'fluxx_last_sample_timestamp_seconds',
    help: 'When the newest sample of the site was taken.',
    labelNames: ['site'] as const,
    registers: [registry],
  });
  const sampled = new Map<string, number>();
  for (const { name, sampled_at: at } of rounds) {
    const site = shorten(name, LONGEST_NAME);
    // Of two that are called the same, the one that was sampled longer ago.
    if (at !== null) sampled.set(site, Math.min(at, sampled.get(site) ?? at));
  }
  for (const [site, at] of sampled) gauge.set({ site }, at / 1000);
}

function countOf(views: readonly QueueView[], what: 'openJob' | 'unknownCall'): number {
  return views.filter((view) => view[what] !== null).length;
}

function gaugesIn(registry: Registry) {
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: LABELS, registers: [registry] });
  return {
    queued: gauge(
      'fluxx_queue_queued',
      'Records that wait in the queue; a lower bound where only that is known.',
    ),
    processing: gauge('fluxx_queue_processing', 'Records that were taken and are not finished.'),
    oldest: gauge('fluxx_queue_oldest_record_age_seconds', 'How long the oldest record has waited.'),
    openJob: gauge(
      'fluxx_queue_open_job_age_seconds',
      'How long the job that holds the queue has been open.',
    ),
    health: new Gauge({
      name: 'fluxx_queue_health',
      help: 'Always 1: the state of health of the queue, as a label.',
      labelNames: [...LABELS, 'state'] as const,
      registers: [registry],
    }),
  };
}

function setGauges(gauges: ReturnType<typeof gaugesIn>, view: QueueView, now: number): void {
  const labels: Labels = {
    queue: view.queueUuid,
    site: shorten(view.site.name, LONGEST_NAME),
    name: shorten(view.name, LONGEST_NAME),
  };
  const set = (gauge: Gauge<keyof Labels>, value: number | null) => {
    if (value !== null) gauge.set(labels, value);
  };
  const age = (since: number | null) => (since === null ? null : Math.max(0, (now - since) / 1000));
  set(gauges.queued, knownOf(view.queued));
  set(gauges.processing, knownOf(view.processing));
  set(gauges.oldest, age(view.oldestTriggeredAt));
  set(gauges.openJob, age(view.openJob?.openedAt ?? null));
  gauges.health.set({ ...labels, state: view.health.state }, 1);
}
