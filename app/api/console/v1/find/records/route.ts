import { findById } from '@/lib/console/payloads/find-by-id';
import { findByIdQuery } from '@/lib/domain/api/payload-inputs';
import { foundByIdResponse } from '@/lib/domain/api/payloads';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'payload.read',
    summary: 'In which jobs a record was.',
    answer: foundByIdResponse,
    query: findByIdQuery,
  },
  ({ context, query }) => findById(context.console, query.id),
);
