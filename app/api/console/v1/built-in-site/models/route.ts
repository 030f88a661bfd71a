import { modelsOf } from '@/lib/server/built-in-views';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'settings.read' }, async ({ context }) => modelsOf(context));
