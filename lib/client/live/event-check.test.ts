import { expect, it } from 'vitest';
import { liveEvents, type LiveEventName } from '@/lib/domain/api/live';
import { isKnownEvent, isLiveData } from './event-check';

const RIGHT: { readonly [Name in LiveEventName]: Readonly<Record<string, unknown>> } = {
  hello: { resumed: true, hour: 1 },
  queues: { changed: [{ id: 'a', of: ['ledger'] }], gone: ['b'] },
  read: { site: 's', at: 1 },
  hour: { hour: 1 },
  overview: {},
  reset: {},
  stalled: { since: 1 },
  recovered: {},
  bye: { reason: 'role' },
};

const names = Object.keys(liveEvents).filter(isKnownEvent);

it('knows every event that the server may send', () => {
  expect(names.toSorted()).toEqual(Object.keys(liveEvents).toSorted());
  expect(isKnownEvent('constructor')).toBe(false);
});

it.each(names)('takes and refuses as the contract of %s does', (name) => {
  const right = RIGHT[name];
  expect([liveEvents[name].safeParse(right).success, isLiveData(name, right)]).toEqual([true, true]);
  const wrongs = [undefined, null, 'x', ...Object.keys(right).map((field) => ({ ...right, [field]: {} }))];
  for (const wrong of wrongs) {
    expect(liveEvents[name].safeParse(wrong).success).toBe(false);
    expect([wrong, isLiveData(name, wrong)]).toEqual([wrong, false]);
  }
});
