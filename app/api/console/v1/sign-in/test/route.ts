import { testProvider } from '@/lib/auth/openid/test-provider';
import { testProviderInput, testProviderResponse } from '@/lib/domain/api/sign-in-settings';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'sign-in.write',
    summary:
      'Reads the discovery document and keys of an OpenID provider. Nothing is stored but that it was asked.',
    answer: testProviderResponse,
    input: testProviderInput,
  },
  ({ context, actor, input }) => testProvider({ ...context.openid, actor }, input.issuer),
);
