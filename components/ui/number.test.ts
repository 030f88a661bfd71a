import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, bigInt, double, integer, maxSafeInteger, oneof, property } from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber } from './number';

test('numbers are grouped and never rounded unless asked', () => {
  expect(formatNumber(12_345_678)).toBe('12,345,678');
  expect(formatNumber(9_007_199_254_740_993n)).toBe('9,007,199,254,740,993');
  expect(formatNumber(12_345, { short: true })).toBe('12.3K');
});

test('whole numbers are grouped as the browser groups them', () => {
  const browser = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
  assert(
    property(oneof(maxSafeInteger(), bigInt(), integer(), double({ noNaN: true })), (value) => {
      expect(formatNumber(value)).toBe(Object.is(value, -0) ? '0' : browser.format(value));
    }),
  );
});

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What writes numbers and moments by itself. The components below are the ones that everything else writes them with; the wall has a clock. */
const BY_ITSELF = /\.toLocale(?:Date|Time)?String\(|Intl\.(?:NumberFormat|DateTimeFormat)\(/;
const HELPERS = /^(?:ui[\\/](?:number|time-format)\.tsx?$|charts[\\/]|wall[\\/]clock\.tsx$)/;

test('nothing that is drawn writes numbers and times but by the one helper', () => {
  const files = readdirSync(path.join(ROOT, 'components'), { recursive: true, encoding: 'utf8' });
  const others = files
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !HELPERS.test(file))
    .filter((file) => BY_ITSELF.test(readFileSync(path.join(ROOT, 'components', file), 'utf8')));
  expect(others).toEqual([]);
});

test('only charts write short numbers: a table never rounds', () => {
  const files = readdirSync(path.join(ROOT, 'components'), { recursive: true, encoding: 'utf8' });
  const short = files
    .filter((file) => file.endsWith('.tsx') && !/^(charts|history|wall)[\\/]|^ui[\\/]number/.test(file))
    .filter((file) =>
      /short: true|<NumberText[^>]*\sshort/.test(readFileSync(path.join(ROOT, 'components', file), 'utf8')),
    );
  expect(short).toEqual([]);
});
