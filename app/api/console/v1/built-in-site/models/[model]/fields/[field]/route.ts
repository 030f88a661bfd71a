import { fieldParams } from '@/lib/domain/api/built-in-site';
import { readFieldUse } from '@/lib/engine/models/field-use';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'settings.read',
    summary: 'Where a custom field is used, and what removing it would lose.',
    params: fieldParams,
  },
  async ({ context, params }) => readFieldUse(context.engine, params),
);
