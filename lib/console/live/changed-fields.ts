import type { OverviewRow } from '@/lib/domain/api/views';
import type { Count } from '@/lib/domain/counts';

/**
 * The fields of a row that differ from what was told before, whole. What merely ages is none: a count that was read again and is the
 * same, and a sentence of health in which only "3 minutes" grew. Whoever looks on is told moments and tells the ages itself.
 */
export function changedFields(before: OverviewRow, after: OverviewRow): Partial<OverviewRow> {
  const names = Object.keys(after).filter((name): name is keyof OverviewRow => name in before);
  const changed = names.filter((name) => name !== 'health' && hasChanged(name, before, after));
  if (changed.length > 0 ? !isSame(before.health, after.health) : before.health.state !== after.health.state)
    changed.push('health');
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}

function hasChanged(name: keyof OverviewRow, before: OverviewRow, after: OverviewRow): boolean {
  if (name === 'queued' || name === 'processing') return !isSame(ageless(before[name]), ageless(after[name]));
  return !isSame(before[name], after[name]);
}

/** Of a count that is read every few seconds the moment is told once for its whole site. */
function ageless(count: Count): Count {
  return count.basis === 'exact' ? { ...count, observedAt: null } : count;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
