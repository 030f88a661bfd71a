/** Where the board is, and below it the links that open it. */
export const WALL_PATH = '/wall';
/** Where the board reads. */
export const WALL_API = '/api/wall/v1';

/** How often a screen reads the board; each waits a little more or less, so that many do not come at once. */
export const WALL_EVERY_MS = 5_000;

export const WALL_THEMES = ['dark', 'light'] as const;

/** What a kiosk link says about the board it opens. */
export interface BoardOptions {
  /** In the place of "Queues"; null leaves that. */
  title: string | null;
  /** Only the queues of these sites; none named is all of them. */
  siteIds: readonly string[];
  /** How long a page is shown where there are more queues than fit. */
  secondsPerPage: number;
  theme: (typeof WALL_THEMES)[number];
}

/** Of a link that says nothing, as those from before there were options. */
export const BOARD_DEFAULTS: BoardOptions = {
  title: null,
  siteIds: [],
  secondsPerPage: 15,
  theme: 'dark',
};
