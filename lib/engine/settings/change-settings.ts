import { recordAct } from '@/lib/audit/record';
import { readJson, writeJson } from '@/lib/db/json';
import { lockEngineSetting } from '@/lib/db/queries/engine-setting/lock-setting';
import { putEngineSetting } from '@/lib/db/queries/engine-setting/put-setting';
import type { Actor } from '@/lib/domain/actor';
import { changeableSettings } from '@/lib/domain/api/built-in-site';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { renewVersion } from './renew-version';
import { CHANGEABLE_NAMES, readSiteSettings, SETTING_NAMES, type ChangeableSettings } from './site-settings';

/** What is left out, or undefined, stays. */
type SettingChanges = { [Name in keyof ChangeableSettings]?: ChangeableSettings[Name] | undefined };

/**
 * Changes settings of the built-in site.
 * @param seenVersion what the settings looked at had; the change is refused when they have another.
 * @throws AppError `invalid` with the setting's name as path, `conflict` when somebody changed them meanwhile.
 */
export async function changeSiteSettings(
  ctx: EngineContext,
  changes: SettingChanges,
  actor: Actor,
  seenVersion?: string,
): Promise<void> {
  const parsed = changeableSettings.partial().strict().safeParse(changes);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw new AppError('invalid', 'The settings were not changed: one of them is not valid.', { problems });
  }
  await ctx.database.transaction(async (trx) => {
    const version = await lockEngineSetting(trx, ctx.database.support, SETTING_NAMES.settingsVersion);
    if (seenVersion !== undefined && version !== undefined && readJson<string>(version) !== seenVersion)
      throw changedMeanwhile();
    const before = await readSiteSettings(trx);
    const changed = CHANGEABLE_NAMES.filter(
      (key) => parsed.data[key] !== undefined && parsed.data[key] !== before[key],
    );
    if (changed.length === 0) return;
    for (const key of changed) await putEngineSetting(trx, SETTING_NAMES[key], writeJson(parsed.data[key]));
    await renewVersion(trx, 'settingsVersion');
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'built-in-site.change-settings',
      outcome: 'done',
      detail: {
        before: Object.fromEntries(changed.map((key) => [key, before[key]])),
        after: Object.fromEntries(changed.map((key) => [key, parsed.data[key]])),
      },
    });
  });
}

function changedMeanwhile(): AppError {
  return new AppError(
    'conflict',
    'Somebody else changed these settings since you opened them. Nothing of yours was saved: look at them as they are now, then decide again.',
  );
}
