import { readSignInSettings } from '@/lib/auth/openid/read-settings';
import { requireSecondFactor } from '@/lib/auth/second-factor/require';
import { secondFactorRuleInput, signInSettingsView } from '@/lib/domain/api/sign-in-settings';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'sign-in.write',
    confirmed: true,
    summary: 'Sets who must have a second factor; whoever has none can do nothing else before.',
    answer: signInSettingsView,
    input: secondFactorRuleInput,
  },
  async ({ context, actor, input }) => {
    await requireSecondFactor({ ...context.auth, actor }, input.rule);
    return readSignInSettings(context.openid);
  },
);
