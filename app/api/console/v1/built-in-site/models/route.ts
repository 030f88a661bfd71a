import { modelsOf } from '@/lib/server/built-in-views';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'settings.read', summary: 'The models of the built-in site.' },
  async ({ context }) => modelsOf(context),
);
