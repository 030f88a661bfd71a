import { recordAct } from '@/lib/audit/record';
import { writeJson } from '@/lib/db/json';
import { putEngineSetting } from '@/lib/db/queries/engine-setting/put-setting';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import {
  CHANGEABLE_NAMES,
  changeableSettings,
  SETTING_NAMES,
  type ChangeableSettings,
} from './site-settings';

/**
 * Changes settings of the built-in site; what is left out stays.
 * @throws AppError `invalid` with the setting's name as path.
 */
export async function changeSiteSettings(
  ctx: EngineContext,
  changes: Partial<ChangeableSettings>,
  actor: Actor,
): Promise<void> {
  const parsed = changeableSettings.partial().strict().safeParse(changes);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw new AppError('invalid', 'The settings were not changed: one of them is not valid.', { problems });
  }
  await ctx.database.transaction(async (trx) => {
    for (const key of CHANGEABLE_NAMES) {
      const value = parsed.data[key];
      if (value !== undefined) await putEngineSetting(trx, SETTING_NAMES[key], writeJson(value));
    }
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'built-in-site.change-settings',
      outcome: 'done',
      detail: parsed.data,
    });
  });
}
