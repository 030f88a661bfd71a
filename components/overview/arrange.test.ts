import { expect, test } from 'vitest';
import type { OverviewRow } from '@/lib/domain/api/views';
import { overviewRow as row } from '@/lib/testing/overview-row';
import { filterRows, keepOrder, movedCount, sortRows, totalsOf, type Wanted } from './arrange';

const everything: Wanted = { search: '', health: [], model: null, site: null };

const ids = (rows: readonly OverviewRow[]) => rows.map(({ id }) => id).join('');
const health = (state: OverviewRow['health']['state']) => ({ health: { state, sentence: '' } });
const queued = (value: number | null) => ({
  queued: { value, basis: value === null ? 'unknown' : 'exact', observedAt: null } as const,
});

test('worst comes first, and among equals the one that has waited longest', () => {
  const rows = [
    row('a'),
    row('b', health('backlog')),
    row('c', { ...health('stuck'), oldestTriggeredAt: 900 }),
    row('d', { ...health('stuck'), oldestTriggeredAt: 100 }),
    row('e', health('failing')),
  ];
  expect(ids(sortRows(rows, { key: 'health', desc: false }))).toBe('dceba');
});

test('a count nobody knows sorts last in both directions', () => {
  const rows = [row('a', queued(null)), row('b', queued(5)), row('c', queued(70))];
  expect(ids(sortRows(rows, { key: 'queued', desc: true }))).toBe('cba');
  expect(ids(sortRows(rows, { key: 'queued', desc: false }))).toBe('bca');
});

test('names sort as people read them', () => {
  const rows = [row('a', { name: 'Queue 10' }), row('b', { name: 'queue 9' })];
  expect(ids(sortRows(rows, { key: 'name', desc: false }))).toBe('ba');
});

test('every word searched for must occur, with or without the underscore of a model', () => {
  const rows = [row('a', { name: 'Payments to ERP', model: 'request_transaction' }), row('b')];
  expect(ids(filterRows(rows, { ...everything, search: 'erp TRANSACTION' }))).toBe('a');
  expect(ids(filterRows(rows, { ...everything, search: 'request_transaction' }))).toBe('a');
  expect(ids(filterRows(rows, { ...everything, search: 'uuid-b' }))).toBe('b');
  expect(ids(filterRows(rows, { ...everything, search: 'erp nothing' }))).toBe('');
});

test('health, model and site narrow together', () => {
  const rows = [row('a', health('stuck')), row('b', { ...health('stuck'), model: 'user' }), row('c')];
  expect(ids(filterRows(rows, { ...everything, health: ['stuck', 'failing'] }))).toBe('ab');
  expect(ids(filterRows(rows, { ...everything, health: ['stuck'], model: 'user' }))).toBe('b');
  expect(ids(filterRows(rows, { ...everything, site: 'elsewhere' }))).toBe('');
});

test('a held order stays, with what is new at the end', () => {
  expect(ids(keepOrder([row('a'), row('b'), row('c'), row('d')], ['c', 'a', 'gone', 'b']))).toBe('cabd');
});

test('totals say how many counts are not known', () => {
  const totals = totalsOf([
    row('a', queued(3)),
    row('b', queued(null)),
    row('c', { queued: { value: 4, basis: 'at-least', observedAt: 1 } }),
  ]);
  expect(totals.queued).toEqual({ value: 7, unknown: 1, atLeast: true });
  expect(totalsOf([row('a', queued(null))]).queued.value).toBeNull();
});

test('one queue that came to the top is one that moved, whatever it pushed down', () => {
  const [a, b, c, d] = [row('a'), row('b'), row('c'), row('d')];
  expect(movedCount([d, a, b, c], [a, b, c, d])).toBe(1);
  expect(movedCount([a, b, c, d], [a, b, c, d])).toBe(0);
  expect(movedCount([d, c, b, a], [a, b, c, d])).toBe(3);
});
