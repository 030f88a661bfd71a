import type { OverviewRow } from '@/lib/domain/api/views';

/** A row of the overview where nothing is waiting, with what is told otherwise. */
export function overviewRow(id: string, facts: Partial<OverviewRow> = {}): OverviewRow {
  return {
    id,
    name: `Queue ${id}`,
    site: { id: 'site', name: 'Built-in site', kind: 'built-in' },
    queueUuid: `uuid-${id}`,
    model: 'grant_request',
    triggerType: 'Filter',
    enabled: true,
    extraFields: [],
    polledBy: 'nobody',
    health: { state: 'healthy', sentence: 'Nothing is waiting.' },
    queued: { value: 0, basis: 'exact', observedAt: 1 },
    processing: { value: 0, basis: 'exact', observedAt: 1 },
    oldestTriggeredAt: null,
    openJob: null,
    unknownCall: null,
    busy: null,
    notice: null,
    gateway: null,
    lastActivityAt: null,
    archivedAt: null,
    readingProblem: null,
    spark: [],
    ...facts,
  };
}
