import { recordAct } from '@/lib/audit/record';
import {
  mayViewersSeePayloads,
  VIEWERS_SEE_PAYLOADS,
} from '@/lib/db/queries/setting/may-viewers-see-payloads';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { writeJson } from '@/lib/db/json';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';

/**
 * Lets viewers see stored payloads and download them, or takes that back; it holds from their next request on.
 * @throws AppError `forbidden`
 */
export async function setPayloadAccess(ctx: ActContext, viewersSeePayloads: boolean): Promise<void> {
  requireRole(ctx.actor, 'payload-access.write');
  await ctx.database.transaction(async (trx) => {
    const before = await mayViewersSeePayloads(trx);
    if (before === viewersSeePayloads) return;
    await putSetting(trx, VIEWERS_SEE_PAYLOADS, writeJson(viewersSeePayloads));
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'payload-access.set',
      outcome: 'done',
      detail: { viewersSeePayloads },
    });
  });
}
