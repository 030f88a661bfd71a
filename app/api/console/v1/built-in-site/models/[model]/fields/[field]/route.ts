import { fieldParams } from '@/lib/domain/api/built-in-site';
import { readFieldUse } from '@/lib/engine/models/field-use';
import { fieldUseView } from '@/lib/domain/api/built-in-site-views';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'settings.read',
    summary: 'Where a custom field is used, and what removing it would lose.',
    answer: fieldUseView,
    params: fieldParams,
  },
  async ({ context, params }) => readFieldUse(context.engine, params),
);
