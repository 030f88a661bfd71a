/** Addresses that are needed where the schemas of the answers are not. */
export const API = '/api/console/v1';

export const OVERVIEW_PATH = `${API}/overview`;
