import { expect, it } from 'vitest';
import { goneOf } from './gone';

it('what was chosen and is no more keeps the name it had', () => {
  const known = [
    { id: 'a', name: 'Here' },
    { id: 'b', name: 'Was here' },
  ];
  expect(goneOf(['a', 'b', 'c'], [{ id: 'a' }, { id: 'd' }], known)).toEqual([
    { id: 'b', name: 'Was here' },
    { id: 'c', name: 'Removed' },
  ]);
});

it('what is let go of stays until that is saved, in its place', () => {
  const known = [
    { id: 'a', name: 'Was here' },
    { id: 'b', name: 'Too' },
  ];
  expect(goneOf([], [], known)).toEqual(known);
  expect(goneOf(['b'], [], known)).toEqual(known);
  expect(goneOf([], [{ id: 'a' }, { id: 'b' }], known)).toEqual([]);
});
