import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcMinutesOf } from '@/lib/testing/arc-minutes';
import { FIGURE_EM, fitBoard, type Screen } from './fit';

const SCREENS: readonly (readonly [string, Screen])[] = [
  ['720p', { width: 1280, height: 720 }],
  ['1080p', { width: 1920, height: 1080 }],
  ['1080p upright', { width: 1080, height: 1920 }],
  ['1440p', { width: 2560, height: 1440 }],
  ['ultra-wide', { width: 3440, height: 1440 }],
  ['4K', { width: 3840, height: 2160 }],
  ['4K upright', { width: 2160, height: 3840 }],
];

/** At 1080p 28 pixels; the same share of every other screen. */
const smallestFigure = ({ width, height }: Screen) => (28 / 1440) * Math.sqrt(width * height);

describe.each(SCREENS)('a board on %s', (_name, screen) => {
  it.each([0, 1, 2, 6, 12, 13, 40, 1_000])('has %i queues readable and inside the screen', (count) => {
    const { unit, scale, columns, rows, perPage, gap, margin, header } = fitBoard(screen, count);
    // No word is smaller than one of these.
    expect(arcMinutesOf(Math.min(unit, scale), screen)).toBeGreaterThanOrEqual(5);
    expect(scale * FIGURE_EM).toBeGreaterThanOrEqual(smallestFigure(screen));
    expect(perPage).toBeGreaterThanOrEqual(Math.min(count, 6));
    const width = 2 * margin + columns * 19 * scale + (columns - 1) * gap;
    const height = header + 2 * margin + rows * 11.5 * scale + (rows - 1) * gap;
    expect(width).toBeLessThanOrEqual(screen.width + 0.01);
    expect(height).toBeLessThanOrEqual(screen.height + 0.01);
  });
});

it.each([1, 2, 6, 10, 12, 40, 1_000])(
  'has room for a second line of each name upright (%i queues)',
  (count) => {
    for (const [width, height] of [
      [720, 1280],
      [1080, 1920],
      [2160, 3840],
    ] as const)
      expect(fitBoard({ width, height }, count).isRoomy).toBe(true);
  },
);

it('draws fewer queues larger', () => {
  const scaleOf = (count: number) => fitBoard({ width: 1920, height: 1080 }, count).scale;
  const scales = [1, 4, 9, 40].map(scaleOf);
  expect(scales.toSorted((one, other) => other - one)).toEqual(scales);
  expect(scaleOf(1)).toBeGreaterThan(2 * scaleOf(40));
});

it('is the same share of every screen of one shape', () => {
  const small = fitBoard({ width: 1280, height: 720 }, 40);
  const large = fitBoard({ width: 3840, height: 2160 }, 40);
  expect(large.perPage).toBe(small.perPage);
  expect(large.scale / small.scale).toBeCloseTo(3, 5);
});

it('has room for every queue of a page, whatever the window', () => {
  const side = integer({ min: 1, max: 8_000 });
  assert(
    property(side, side, integer({ min: 0, max: 2_000 }), (width, height, count) => {
      const { perPage, columns, rows, scale } = fitBoard({ width, height }, count);
      expect(perPage).toBe(columns * rows);
      expect(perPage).toBeGreaterThanOrEqual(1);
      expect(Number.isFinite(scale)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
