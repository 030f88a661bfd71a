import { mayViewersSeePayloads } from '@/lib/db/queries/setting/may-viewers-see-payloads';
import type { ConsoleContext } from '../context';

/** Who sees stored payloads, besides operators and admins. */
export async function readPayloadAccess({
  database,
}: ConsoleContext): Promise<{ viewersSeePayloads: boolean }> {
  return { viewersSeePayloads: await mayViewersSeePayloads(database.kysely) };
}
