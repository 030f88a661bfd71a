/** Where the board is, and below it the links that open it. */
export const WALL_PATH = '/wall';
/** Where the board reads. */
export const WALL_API = '/api/wall/v1';
