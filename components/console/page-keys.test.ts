import { expect, test } from 'vitest';
import { pageKeyOf, type PressedKey } from './page-keys';

const press = (key: string, rest: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  taken: false,
  ...rest,
});

test('the page keys act', () => {
  expect(['/', 'p', 'j', 'k', '?'].map((key) => pageKeyOf(press(key)))).toEqual([
    'search',
    'pause',
    'next-row',
    'previous-row',
    'help',
  ]);
});

test('a key typed into a field, or part of a browser shortcut, is left alone', () => {
  expect(pageKeyOf(press('p', { taken: true }))).toBeNull();
  expect(pageKeyOf(press('p', { ctrlKey: true }))).toBeNull();
  expect(pageKeyOf(press('p', { metaKey: true }))).toBeNull();
  expect(pageKeyOf(press('x'))).toBeNull();
});
