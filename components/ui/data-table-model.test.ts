import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSortValues, gridTemplate, leastWidth, type DataColumn } from './data-table-model';

describe('compareSortValues', () => {
  it('reads numbers inside text, and does not mind case', () => {
    expect(['item 10', 'Item 9', 'item 1'].toSorted(compareSortValues)).toEqual([
      'item 1',
      'Item 9',
      'item 10',
    ]);
  });

  it('orders figures by size, beyond 2^53 too', () => {
    expect([9007199254740993n, 9007199254740992n, 2n].toSorted(compareSortValues)).toEqual([
      2n,
      9007199254740992n,
      9007199254740993n,
    ]);
    expect([true, false].toSorted(compareSortValues)).toEqual([false, true]);
  });

  it('is its own mirror image', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.tuple(fc.string(), fc.string()), fc.tuple(fc.integer(), fc.integer())),
        ([a, b]) => {
          expect(Math.sign(compareSortValues(a, b)) + Math.sign(compareSortValues(b, a))).toBe(0);
        },
      ),
    );
  });
});

describe('the grid', () => {
  const column = (width: number, grow?: number): DataColumn<object> => ({
    id: 'x',
    header: 'X',
    width,
    cell: () => null,
    ...(grow === undefined ? {} : { grow }),
  });

  it('gives growing columns their share and the others their width', () => {
    expect(gridTemplate([column(160, 2), column(80)])).toBe('minmax(10rem, 2fr) 5rem');
    expect(leastWidth([column(160, 2), column(80)])).toBe('15rem');
  });
});
