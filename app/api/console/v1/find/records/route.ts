import { findById } from '@/lib/console/payloads/find-by-id';
import { findByIdQuery } from '@/lib/domain/api/payload-inputs';
import { handle } from '@/lib/server/handle';

export const GET = handle({ action: 'payload.read', query: findByIdQuery }, ({ context, query }) =>
  findById(context.console, query.id),
);
