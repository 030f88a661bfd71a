/** Of the overview's rows. Beside the query, so that the page can name it before any script runs. */
export const OVERVIEW_PATH = '/api/console/v1/overview';
