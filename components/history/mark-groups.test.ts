import { describe, expect, it } from 'vitest';
import type { HistoryMark } from '@/lib/domain/api/history';
import { groupMarks, labelOf } from './mark-groups';

const points = Array.from({ length: 100 }, (_, index) => ({ at: index * 10 }));
const mark = (at: number, kind: 'act' | 'incident' = 'act'): HistoryMark => ({
  at,
  count: 2,
  events: [{ kind, id: String(at), at, words: 'Finished a job', by: 'Ada', queueName: null }],
});

describe('groupMarks', () => {
  it('leaves marks alone that stand apart, in the middle of their point', () => {
    const groups = groupMarks([mark(0), mark(500)], points, 10);
    expect(groups.map(({ place }) => place)).toEqual([0.005, 0.505]);
  });

  it('puts neighbours together, in the middle of their cell, and counts them', () => {
    const [group, ...others] = groupMarks([mark(310), mark(320, 'incident'), mark(390)], points, 10);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ moments: [310, 320, 390], count: 6, place: 0.35, hasIncident: true });
  });

  it('tells the newest five of what it puts together, and incidents before acts', () => {
    const marks = [mark(300, 'incident'), ...[310, 320, 330, 340, 350].map((at) => mark(at))];
    const [group] = groupMarks(marks, points, 10);
    expect(group?.count).toBe(12);
    expect(group?.events.map(({ at }) => at)).toEqual([300, 320, 330, 340, 350]);
  });

  it('never has more than there is room for', () => {
    const all = points.map(({ at }) => mark(at));
    expect(groupMarks(all, points, 10)).toHaveLength(10);
    expect(groupMarks([], points, 10)).toEqual([]);
  });
});

it.each([
  [1, false, 'Finished a job'],
  [2, false, '2 acts'],
  [1_234, true, '1,234 acts and incidents'],
])(
  'a flag of %i is called by its event or by how many there are, in groups of digits',
  (count, hasIncident, name) => {
    const [group] = groupMarks([mark(0)], points, 10);
    if (group === undefined) throw new Error('There is no flag');
    expect(labelOf({ ...group, count, hasIncident })).toBe(name);
  },
);
