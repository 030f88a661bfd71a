import { recordAct } from '@/lib/audit/record';
import { writeJson } from '@/lib/db/json';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import type { HealthSettingsInput } from '@/lib/domain/api/health-inputs';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { HEALTH_SETTING, readHealthSettings } from './read-health-settings';

/** Changes what holds for every queue that has nothing of its own. @throws AppError `forbidden` */
export async function changeHealthSettings(ctx: ActContext, input: HealthSettingsInput): Promise<void> {
  requireRole(ctx.actor, 'health.write');
  await ctx.database.transaction(async (trx) => {
    const before = await readHealthSettings(trx);
    await putSetting(trx, HEALTH_SETTING, writeJson(input));
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'health.change-defaults',
      outcome: 'done',
      detail: { before, after: input },
    });
  });
}
