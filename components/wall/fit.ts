/**
 * How a board fills a screen: everything is a share of the screen, so that it reads the same on 720p and on 4K. The unit is that share,
 * and no word is smaller; a tile is laid out in ems of its own `scale`, which is never below the unit, and larger where there is room.
 */

/** The smallest tile, in ems of its scale. */
const TILE = { width: 19, height: 11.5 } as const;
/** Of a name. */
const LINE = 1.26;
/** Of the screen's unit. */
const GAP = 0.8;
const MARGIN = 1.1;
const HEADER = 3.2;
/** On a screen that stands upright the header takes two lines. */
const TALL_HEADER = 7.4;
/** On a phone, where somebody only looks whether the link works, its sums take two lines more. */
const PHONE_HEADER = 9.8;
/**
 * A screen is so many units, measured along the side of the square of its area: of 55 inches, as they hang on walls, that is 913 mm,
 * and a unit 14.7. A small letter, half of that high, is 5 arc minutes from 5 metres away: what an eye without fault can tell apart.
 */
const UNITS_ACROSS = 62;
/** On something smaller than a screen on a wall, such as a phone. Pixels. */
const SMALLEST_UNIT = 11;
/** A single queue fills the screen, but not with figures that no longer look like figures. Units. */
const LARGEST_SCALE = 3.6;

/** The figures of a tile, in ems of its scale: the largest text, and what has to be read at 5 metres. */
export const FIGURE_EM = 1.6;

export interface Screen {
  width: number;
  height: number;
}

export interface Fit {
  /** Pixels of one unit. */
  unit: number;
  /** Pixels of one em of a tile. */
  scale: number;
  columns: number;
  rows: number;
  perPage: number;
  gap: number;
  margin: number;
  header: number;
  /** A tile is a line higher than it has to be. */
  isRoomy: boolean;
}

/** Shares of an em that are none: what rounding leaves of a line that just fits. */
const ROUNDING = 0.001;

/** Chooses the grid: all queues on one page with tiles as large as they can be, or as many as stay readable. */
export function fitBoard({ width, height }: Screen, count: number): Fit {
  const unit = Math.max(SMALLEST_UNIT, Math.sqrt(width * height) / UNITS_ACROSS);
  const [gap, margin] = [GAP * unit, MARGIN * unit];
  const header = headerOf({ width, height }) * unit;
  // Beside each other tiles have the room of a second line anyway; below each other they would just lose it.
  const tileEm = TILE.height + (height > width ? LINE : 0);
  const area = { width: width - 2 * margin, height: height - header - 2 * margin, gap, tileEm };
  const most = {
    columns: Math.max(1, Math.floor((area.width + gap) / (TILE.width * unit + gap))),
    rows: Math.max(1, Math.floor((area.height + gap) / (tileEm * unit + gap))),
  };
  const perPage = most.columns * most.rows;
  const grid = count > perPage ? most : bestGrid(area, Math.max(1, count));
  const scale = Math.min(scaleOf(area, grid), LARGEST_SCALE * unit);
  const tileHeight = (area.height - gap * (grid.rows - 1)) / grid.rows;
  const isRoomy = tileHeight >= (TILE.height + LINE - ROUNDING) * scale;
  return { unit, scale, ...grid, perPage: grid.columns * grid.rows, gap, margin, header, isRoomy };
}

interface Area extends Screen {
  gap: number;
  /** The least height of a tile. */
  tileEm: number;
}

interface Grid {
  columns: number;
  rows: number;
}

function bestGrid(area: Area, count: number): Grid {
  const grids = Array.from({ length: count }, (_one, index) => ({
    columns: index + 1,
    rows: Math.ceil(count / (index + 1)),
  }));
  return grids.reduce((best, grid) => (scaleOf(area, grid) > scaleOf(area, best) ? grid : best));
}

/** Pixels of an em with which a tile still fits its place. */
function scaleOf({ width, height, gap, tileEm }: Area, { columns, rows }: Grid): number {
  return Math.min(
    (width - gap * (columns - 1)) / columns / TILE.width,
    (height - gap * (rows - 1)) / rows / tileEm,
  );
}

function headerOf({ width, height }: { width: number; height: number }): number {
  if (height > 1.9 * width) return PHONE_HEADER;
  return height > width ? TALL_HEADER : HEADER;
}
