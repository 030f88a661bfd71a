import { expect, test } from 'vitest';
import { STEPS } from '../ui/use-row-focus';
import { LISTED_KEYS, pageKeyOf, type PressedKey } from './page-keys';

const press = (key: string, rest: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  taken: false,
  covered: false,
  ...rest,
});

test('the page keys act', () => {
  expect(['/', 'p', 'j', 'k', 'o', '?'].map((key) => pageKeyOf(press(key)))).toEqual([
    'search',
    'pause',
    'next-row',
    'previous-row',
    'new-order',
    'help',
  ]);
});

test('the palette has the key it has everywhere, in a field too, and no other combination acts', () => {
  expect(pageKeyOf(press('k', { ctrlKey: true, taken: true }))).toBe('palette');
  expect(pageKeyOf(press('K', { metaKey: true }))).toBe('palette');
  expect(pageKeyOf(press('K', { ctrlKey: true, shiftKey: true }))).toBeNull();
  expect(pageKeyOf(press('k', { ctrlKey: true, metaKey: true }))).toBeNull();
  expect(pageKeyOf(press('k', { ctrlKey: true, altKey: true }))).toBeNull();
});

test('a key typed into a field, under a dialog, or part of a browser shortcut, is left alone', () => {
  expect(pageKeyOf(press('p', { taken: true }))).toBeNull();
  expect(pageKeyOf(press('p', { covered: true }))).toBeNull();
  expect(pageKeyOf(press('k', { ctrlKey: true, covered: true }))).toBeNull();
  expect(pageKeyOf(press('p', { ctrlKey: true }))).toBeNull();
  expect(pageKeyOf(press('p', { metaKey: true }))).toBeNull();
  expect(pageKeyOf(press('x'))).toBeNull();
});

/** As the list writes the keys of a table. */
const WRITTEN: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

test('every key that acts is in the list, and the list has no other', () => {
  const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
  const acting = printable.filter((key) => pageKeyOf(press(key)) !== null);
  const table = Object.keys(STEPS).map((key) => WRITTEN[key] ?? key);
  const elsewhere = ['Ctrl K', '⌘ K', 'Enter', 'Esc'];
  const listed = LISTED_KEYS.flatMap(({ keys }) => keys);
  expect(listed.toSorted()).toEqual([...acting, ...table, ...elsewhere].toSorted());
});
