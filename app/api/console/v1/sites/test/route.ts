import { testConnection } from '@/lib/console/sites/test-connection';
import { testInput } from '@/lib/domain/api/site-inputs';
import { testResponse } from '@/lib/domain/api/sites';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'site.write',
    summary: 'Tries an address and credentials, by reading only.',
    answer: testResponse,
    input: testInput,
  },
  async ({ context, actor, input }) => testConnection({ ...context.console, actor }, input),
);
