import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { extendTailwindMerge } from 'tailwind-merge';
import { expect, it } from 'vitest';
import { mergeClasses } from './merge-classes';

const whole = extendTailwindMerge({
  extend: {
    theme: { text: ['2xs'], shadow: ['overlay', 'card'], animate: ['overlay-in', 'panel-in', 'drawer-in'] },
  },
});

const root = path.resolve(import.meta.dirname, '../..');

/** Every word of the source's texts that could be a class, without what stands before it (`hover:`) or after (`/60`). */
function wordsOfSource(): string[] {
  const files = ['components', 'app'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.endsWith('merge-classes.ts'),
      )
      .map((file) => path.join(root, folder, file)),
  );
  const words = new Set<string>();
  for (const file of files)
    for (const [, text = ''] of readFileSync(file, 'utf8').matchAll(/['"`]([^'"`\n]*)['"`]/g))
      for (const word of text.split(/\s+/)) words.add(word.replace(/^(?:[a-z0-9()&[\]-]+:)+(?=[a-z-])/, ''));
  return [...words];
}

const isClass = (word: string) => whole(`${word} p-1 ${word}`) !== `${word} p-1 ${word}`;

/** One of those that differ in a figure only, such as `gap-2` and `gap-3`. */
function oneOfEachShape(classes: readonly string[]): string[] {
  return [...new Map(classes.map((name) => [name.replaceAll(/[\d.]+/g, '1'), name])).values()];
}

/** One of those that displace one another. */
function oneOfEachKind(classes: readonly string[]): string[] {
  const kinds: string[] = [];
  for (const name of classes)
    if (!kinds.some((kind) => whole(`${kind} ${name}`) === name && whole(`${name} ${kind}`) === kind))
      kinds.push(name);
  return kinds;
}

it('lets the same classes win as tailwind-merge does, for every class in the source beside one of each kind', () => {
  const classes = oneOfEachShape(wordsOfSource().filter(isClass));
  const kinds = oneOfEachKind(classes);
  expect(kinds.length).toBeGreaterThan(80);
  const differing = new Set<string>();
  for (const one of classes)
    for (const kind of kinds)
      for (const pair of [`${one} ${kind}`, `${kind} ${one}`])
        if (mergeClasses(pair) !== whole(pair))
          differing.add(`${pair} → ${mergeClasses(pair)} | ${whole(pair)}`);
  expect([...differing]).toEqual([]);
});
