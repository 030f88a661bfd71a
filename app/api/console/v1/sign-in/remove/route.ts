import { readSignInSettings } from '@/lib/auth/openid/read-settings';
import { removeProvider } from '@/lib/auth/openid/remove-provider';
import { removeProviderInput, signInSettingsView } from '@/lib/domain/api/sign-in-settings';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'sign-in.write',
    confirmed: true,
    summary: 'Removes the OpenID provider with its secret; passwords count again.',
    answer: signInSettingsView,
    input: removeProviderInput,
  },
  async ({ context, actor, input }) => {
    await removeProvider({ ...context.openid, actor }, input);
    return readSignInSettings(context.openid);
  },
);
