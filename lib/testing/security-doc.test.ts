import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'docs/security.md'), 'utf8');

/** OWASP ASVS 5.0.0: the last number of the requirements of level 1 and 2 in each section; they are the first ones of it. */
const SECTIONS = `V1.1:2 V1.2:9 V1.3:11 V1.4:3 V1.5:2 V2.1:3 V2.2:3 V2.3:4 V2.4:1 V3.2:2 V3.3:4 V3.4:6 V3.5:5 V3.7:2 V4.1:3
  V4.2:1 V4.3:2 V4.4:4 V5.1:1 V5.2:3 V5.3:2 V5.4:3 V6.1:3 V6.2:12 V6.3:4 V6.4:4 V6.5:5 V6.6:3 V6.8:4 V7.1:3 V7.2:4 V7.3:2
  V7.4:5 V7.5:2 V7.6:2 V8.1:2 V8.2:3 V8.3:1 V8.4:1 V9.1:3 V9.2:4 V10.1:2 V10.2:2 V10.3:4 V10.4:11 V10.5:5 V10.6:2 V10.7:3
  V11.1:2 V11.2:3 V11.3:3 V11.4:4 V11.5:1 V11.6:1 V12.1:3 V12.2:2 V12.3:4 V13.1:1 V13.2:5 V13.3:2 V13.4:5 V14.1:2 V14.2:4
  V14.3:3 V15.1:3 V15.2:3 V15.3:7 V16.1:1 V16.2:5 V16.3:4 V16.4:3 V16.5:3 V17.1:1 V17.2:4 V17.3:2`;

/** `V3.4.4–6` and `V1.2.3` of a row's first cell, each with the row's answer. */
const rows = text.split('\n').flatMap((line) => {
  const [, first, , answer] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
  if (first === undefined || answer === undefined || !/^V\d/.test(first)) return [];
  return first.split(', ').flatMap((range) => idsOf(range).map((id) => ({ id, answer })));
});

function idsOf(range: string): string[] {
  const [, section = '', from = '', to = from] = /^(V\d+\.\d+)\.(\d+)(?:–(\d+))?$/.exec(range) ?? [];
  return upTo(Number(to))
    .slice(Number(from) - 1)
    .map((number) => `${section}.${number}`);
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

it('has every requirement of level 1 and 2 of the standard once, with an answer', () => {
  const wanted = SECTIONS.split(/\s+/).flatMap((one) => {
    const [section = '', last] = one.split(':');
    return upTo(Number(last)).map((number) => `${section}.${number}`);
  });
  expect(wanted).toHaveLength(253);
  expect(rows.map(({ id }) => id)).toEqual(wanted);
  expect(rows.filter(({ answer }) => answer === '')).toEqual([]);
});

it('counts what is not met as its table does', () => {
  const count = (word: string) => rows.filter(({ answer }) => answer.includes(`**${word}**`)).length;
  expect(text).toContain(
    `Of 253 requirements ${count('Does not apply')} do not apply, ${count('Not met')} is not met, ${count('Partly')} are met partly, ` +
      `and ${count('By the operator')} are left, whole or in part, to whoever runs it.`,
  );
});

it('names files that are there, and tests by the names they have', () => {
  const files = [...text.matchAll(/`((?:app|bin|components|docs|e2e|lib)\/[^`\s]+)`/g)].map(
    ([, file = '']) => file,
  );
  expect(files.length).toBeGreaterThan(100);
  expect([...new Set(files)].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  const named = [...text.matchAll(/`([^`]+\.(?:test|spec)\.ts)`((?:,? “[^”]+”)+)/g)].flatMap(
    ([, file = '', names = '']) => [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ file, name })),
  );
  expect(named.length).toBeGreaterThan(50);
  const missing = named.filter(
    ({ file, name }) => !readFileSync(path.join(root, file), 'utf8').includes(name),
  );
  expect(missing).toEqual([]);
});
