import { changeSettingsInput } from '@/lib/domain/api/built-in-site';
import { changeSiteSettings } from '@/lib/engine/settings/change-settings';
import { siteSettingsOf } from '@/lib/server/built-in-views';
import { siteSettingsView } from '@/lib/domain/api/built-in-site-views';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'settings.read', summary: 'The settings of the built-in site.', answer: siteSettingsView },
  async ({ context }) => siteSettingsOf(context),
);

export const POST = handle(
  {
    action: 'built-in-site.write',
    summary: 'Changes the settings of the built-in site.',
    answer: siteSettingsView,
    input: changeSettingsInput,
  },
  async ({ context, actor, input: { seenVersion, ...changes } }) => {
    await changeSiteSettings(context.engine, changes, actor, seenVersion);
    return siteSettingsOf(context);
  },
);
