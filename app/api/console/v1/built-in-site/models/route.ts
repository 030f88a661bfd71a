import { modelsOf } from '@/lib/server/built-in-views';
import { modelsView } from '@/lib/domain/api/built-in-site-views';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'settings.read', summary: 'The models of the built-in site.', answer: modelsView },
  async ({ context }) => modelsOf(context),
);
