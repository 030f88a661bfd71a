import { fieldParams } from '@/lib/domain/api/built-in-site';
import { readFieldUse } from '@/lib/engine/models/field-use';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'settings.read', params: fieldParams }, async ({ context, params }) =>
  readFieldUse(context.engine, params),
);
