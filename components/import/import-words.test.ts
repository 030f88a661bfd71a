import { expect, it } from 'vitest';
import { addLook, paceOf, paceWords, type Look } from './import-words';

const looks: Look[] = [
  { at: 10_000, rowsRead: 1000 },
  { at: 11_000, rowsRead: 2000 },
  { at: 12_000, rowsRead: 3000 },
];

it('tells rate and time left from the rows that moved while somebody looked', () => {
  expect(paceOf(looks, 13_000)).toEqual({ rate: 1000, leftMs: 10_000 });
  expect(paceWords(paceOf(looks, 13_000))).toBe('1,000 rows a second, less than a minute left');
});

it('says nothing while it knows nothing, and no time left while nobody has counted the rows', () => {
  expect(paceWords(paceOf([], 13_000))).toBe('');
  expect(paceWords(paceOf(looks.slice(2), 13_000))).toBe('');
  expect(paceWords(paceOf(looks, null))).toBe('1,000 rows a second');
});

it('has no rate for a run that died: what it did before is forgotten', () => {
  const since = [14_000, 16_000, 19_000, 23_000].map((at) => ({ at, rowsRead: 3000 }));
  const seen = since.reduce<readonly Look[]>((all, look) => addLook(all, look), looks);
  expect(seen.map(({ at }) => at)).toEqual([14_000, 16_000, 19_000, 23_000]);
  expect(paceWords(paceOf(seen, 13_000))).toBe('No row has moved in the last seconds.');
});

it('begins anew when the run does', () => {
  expect(paceWords(paceOf(addLook(looks, { at: 12_500, rowsRead: 0 }), 13_000))).toBe('');
});
