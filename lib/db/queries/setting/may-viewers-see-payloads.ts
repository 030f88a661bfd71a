import type { Queryable } from '../../database';
import { getSetting } from './get-setting';

export const VIEWERS_SEE_PAYLOADS = 'viewers-see-payloads';

/** Whether an admin lets viewers see stored payloads and download them; no, unless it was set. */
export async function mayViewersSeePayloads(db: Queryable): Promise<boolean> {
  return (await getSetting(db, VIEWERS_SEE_PAYLOADS)) === 'true';
}
