import { changeSettingsInput } from '@/lib/domain/api/built-in-site';
import { changeSiteSettings } from '@/lib/engine/settings/change-settings';
import { siteSettingsOf } from '@/lib/server/built-in-views';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'settings.read' }, async ({ context }) => siteSettingsOf(context));

export const POST = handle(
  { action: 'built-in-site.write', input: changeSettingsInput },
  async ({ context, actor, input: { seenVersion, ...changes } }) => {
    await changeSiteSettings(context.engine, changes, actor, seenVersion);
    return siteSettingsOf(context);
  },
);
