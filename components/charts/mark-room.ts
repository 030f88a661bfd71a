/** Around the plot of every chart. Apart from the plots, which come in a chunk of their own. */
export const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };

/** Of the figures beside a chart of the history: one width for all, so that charts and marks above each other line up. */
export const HISTORY_AXIS_WIDTH = 52;
