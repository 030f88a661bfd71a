import { readSignInSettings } from '@/lib/auth/openid/read-settings';
import { saveSignInSettings } from '@/lib/auth/openid/save-settings';
import { signInSettingsInput, signInSettingsView } from '@/lib/domain/api/sign-in-settings';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'settings.read',
    summary: 'How people sign in: the OpenID provider without its secret, and whether passwords count.',
    answer: signInSettingsView,
  },
  ({ context }) => readSignInSettings(context.openid),
);

export const POST = handle(
  {
    action: 'sign-in.write',
    confirmed: true,
    summary: 'Sets the OpenID provider up, or changes what is set about it.',
    answer: signInSettingsView,
    input: signInSettingsInput,
  },
  async ({ context, actor, input }) => {
    await saveSignInSettings({ ...context.openid, actor }, input);
    return readSignInSettings(context.openid);
  },
);
