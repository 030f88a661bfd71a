import type * as z from 'zod/mini';
import type { OverviewRow, overviewResponse, QueueView } from '@/lib/domain/api/views';
import { HEALTH_STATES } from '@/lib/domain/health';
import { checkedBy, isRecord } from './answer-schema';

type OverviewAnswer = z.output<typeof overviewResponse>;

/**
 * Checks by hand what the overview draws of its answer. zod, which checks every other answer, is 33 kB, a fifth of all that the
 * first page may load; a thousand rows are checked faster, too.
 */
export const overviewAnswer = checkedBy(
  (value): value is OverviewAnswer =>
    isRecord(value) &&
    typeof value['now'] === 'number' &&
    typeof value['cursor'] === 'string' &&
    typeof value['sampleData'] === 'string' &&
    Array.isArray(value['queues']) &&
    value['queues'].every(isOverviewRow),
);

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';
const isNumberOrNull = (value: unknown) => value === null || typeof value === 'number';

/** Whether it has what the overview draws of a queue. */
export function isOverviewRow(row: unknown): row is OverviewRow {
  return isQueueView(row) && 'spark' in row && Array.isArray(row.spark) && row.spark.every(isNumberOrNull);
}

/** The same of a queue without its last 24 hours. */
export function isQueueView(queue: unknown): queue is QueueView {
  return isRecord(queue) && hasWords(queue) && hasFigures(queue) && hasWork(queue);
}

function hasWords({ id, name, queueUuid, model, triggerType, site, health }: Fields): boolean {
  return (
    [id, name, queueUuid].every(isText) &&
    [model, triggerType].every(isTextOrNull) &&
    isRecord(site) &&
    [site['id'], site['name']].every(isText) &&
    isRecord(health) &&
    isHealth(health)
  );
}

function isHealth({ state, sentence, isLoading, snooze }: Fields): boolean {
  return (
    HEALTH_STATES.some((known) => known === state) &&
    isText(sentence) &&
    (isLoading === undefined || isLoading === true) &&
    (snooze === undefined ||
      (isRecord(snooze) &&
        typeof snooze['until'] === 'number' &&
        [snooze['reason'], snooze['by']].every(isText)))
  );
}

function hasFigures({ queued, processing, oldestTriggeredAt, lastActivityAt, archivedAt }: Fields): boolean {
  return (
    [queued, processing].every(isCount) &&
    [oldestTriggeredAt, lastActivityAt, archivedAt].every(isNumberOrNull)
  );
}

function isCount(count: unknown): boolean {
  return isRecord(count) && isNumberOrNull(count['value']) && isText(count['basis']);
}

function hasWork({ openJob, busy }: Fields): boolean {
  const isJob =
    openJob === null ||
    (isRecord(openJob) && typeof openJob['openedAt'] === 'number' && isNamed(openJob['holder']));
  return isJob && (busy === null || (isRecord(busy) && isText(busy['verb']) && isNamed(busy['actor'])));
}

function isNamed(value: unknown): boolean {
  return isRecord(value) && isText(value['name']);
}

type Fields = Readonly<Record<string, unknown>>;
