import { describe, expect, it } from 'vitest';
import { queueOptions, siteOptions } from './subject-options';

const north = { id: 'n', name: 'North', removed: false };
const south = { id: 's', name: 'South', removed: true };
const queues = [
  { id: '1', name: 'Payments due', siteId: 'n', removed: false },
  { id: '2', name: 'Payments due', siteId: 's', removed: true },
];
const labels = (options: readonly { label: string }[]) => options.map(({ label }) => label);

describe('what there can be a history of', () => {
  it('has the site of each queue beside its name where queues of several sites are listed', () => {
    const all = { sites: [north, south], queues };
    expect(labels(queueOptions(all, ''))).toEqual(['Payments due · North', 'Payments due · South (removed)']);
    expect(queueOptions(all, 's')).toEqual([{ value: '2', label: 'Payments due (removed)' }]);
    expect(labels(siteOptions(all))).toEqual(['North', 'South (removed)']);
    expect(labels(queueOptions({ sites: [north], queues: queues.slice(0, 1) }, ''))).toEqual([
      'Payments due',
    ]);
  });

  it('fits into a list, however long a name is', () => {
    const long = { ...north, name: 'x'.repeat(10_000) };
    const all = {
      sites: [long, south],
      queues: [{ ...queues[0], id: '1', siteId: 'n', name: 'y'.repeat(500), removed: false }],
    };
    expect(queueOptions(all, '')[0]?.label.length).toBeLessThan(170);
  });
});
