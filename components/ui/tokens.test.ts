import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

/** The six-digit colours of one block of globals.css, by token name. */
function tokensOf(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`\n${selector} {`));
  const body = block.slice(0, block.indexOf('\n}'));
  return new Map(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['canvas', 'surface', 'surface-2', 'surface-3'];
const STATUSES = ['healthy', 'backlog', 'stuck', 'failing', 'unknown'];

/** Text on what it stands on: 4.5 to 1. */
const TEXT = [
  ...['ink', 'ink-2', 'ink-3', 'accent-ink', 'danger-ink'].flatMap((ink) =>
    SURFACES.map((on) => [ink, on] as const),
  ),
  ...STATUSES.flatMap((status) =>
    [`${status}-soft`, ...SURFACES].map((on) => [`${status}-ink`, on] as const),
  ),
  ...[...STATUSES.map((status) => `${status}-soft`), 'accent-soft', 'danger-soft'].flatMap((on) => [
    ['ink', on] as const,
    ['ink-2', on] as const,
  ]),
  ['accent-ink', 'accent-soft'],
  ['danger-ink', 'danger-soft'],
  ...['accent', 'accent-hover'].map((on) => ['on-accent', on] as const),
  ...['danger', 'danger-hover'].map((on) => ['on-danger', on] as const),
] as const;

/** Edges of controls, the focus ring, marks of charts and statuses: 3 to 1. */
const MARKS = [
  'line-strong',
  'focus',
  'accent',
  'danger',
  'chart-1',
  'chart-2',
  'chart-3',
  'chart-4',
  ...STATUSES,
];

describe.each([':root', '.dark'])('the tokens of %s', (selector) => {
  const tokens = tokensOf(selector);
  const colour = (name: string) => tokens.get(name) ?? expect.fail(`--${name} is not set in ${selector}`);

  it.each(TEXT)('%s is readable on %s', (ink, on) => {
    expect(contrast(colour(ink), colour(on))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARKS)('%s is seen on a surface', (mark) => {
    expect(contrast(colour(mark), colour('surface'))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour(mark), colour('canvas'))).toBeGreaterThanOrEqual(3);
  });
});
