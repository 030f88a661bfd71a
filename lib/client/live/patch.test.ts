import { expect, test } from 'vitest';
import type { OverviewRow } from '@/lib/domain/api/views';
import { overviewRow } from '@/lib/testing/overview-row';
import { mergeChanges, patchHour, patchOverview, patchQueue, patchRead } from './patch';

const HOUR = 3_600_000;

function row(id: string, facts: Partial<OverviewRow> = {}): OverviewRow {
  return overviewRow(id, {
    name: id,
    site: { id: 's', name: 'Site', kind: 'built-in' },
    queued: { value: 1, basis: 'exact', observedAt: 5 },
    processing: { value: 0, basis: 'ledger', observedAt: 5 },
    spark: [1, 2, 3],
    ...facts,
  });
}

const data = (...queues: OverviewRow[]) => ({ queues, sampleData: 'none' as const, cursor: '1', now: 10 });
const count = (value: number) => ({ value, basis: 'exact' as const, observedAt: 9 });

test('only what changed is another row, and every row keeps its place', () => {
  const before = data(row('a'), row('b'), row('c'));
  const after = patchOverview(before, { changed: [{ id: 'b', queued: count(7), of: [] }], gone: [] });
  expect(after.queues.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(after.queues[1]).toEqual(row('b', { queued: count(7) }));
  expect(after.queues[0]).toBe(before.queues[0]);
});

test('a new queue comes last, one that is gone or archived goes, and half a row is no queue', () => {
  const changes = {
    changed: [
      { ...row('new'), of: [] },
      { id: 'half', name: 'Half', of: [] },
      { id: 'b', archivedAt: 1, of: [] },
    ],
    gone: ['c'],
  };
  const after = patchOverview(data(row('a'), row('b'), row('c')), changes);
  expect(after.queues.map(({ id }) => id)).toEqual(['a', 'new']);
});

test('a queue’s own page takes its change, and no other’s', () => {
  const page = { queue: row('a'), now: 1 };
  expect(patchQueue(page, { changed: [{ id: 'b', name: 'x', of: [] }], gone: [] })).toBe(page);
  const after = patchQueue(page, { changed: [{ id: 'a', archivedAt: 4, of: [] }], gone: [] });
  expect(after.queue).toMatchObject({ name: 'a', archivedAt: 4 });
});

test('a reading that found the same makes the counts of the site younger, and no others', () => {
  const after = patchRead({ queue: row('a') }, { site: 's', at: 50 }).queue;
  expect([after.queued.observedAt, after.processing.observedAt]).toEqual([50, 5]);
  expect(patchRead({ queue: row('a') }, { site: 'other', at: 50 }).queue.queued.observedAt).toBe(5);
});

test('a new hour moves every line on by one, once', () => {
  const moved = patchHour({ ...data(row('a')), now: 10 }, HOUR);
  expect(moved.queues[0]?.spark).toEqual([2, 3, null]);
  expect(patchHour(moved, HOUR)).toBe(moved);
  expect(patchHour(moved, 9 * HOUR).queues[0]?.spark).toEqual([null, null, null]);
});

test('changes held back become one, the later over the earlier', () => {
  const held = mergeChanges(
    { changed: [{ id: 'a', name: 'one', queued: count(1), of: ['ledger'] }], gone: ['b'] },
    {
      changed: [
        { id: 'a', name: 'two', of: ['drain'] },
        { ...row('b'), of: [] },
      ],
      gone: [],
    },
  );
  expect(held.changed[0]).toEqual({ id: 'a', name: 'two', queued: count(1), of: ['ledger', 'drain'] });
  expect(held.gone).toEqual([]);
  expect(mergeChanges(held, { changed: [], gone: ['a'] })).toMatchObject({ gone: ['a'] });
});
