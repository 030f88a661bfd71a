import { findPlaces } from '@/lib/console/queues/find-places';
import { placesQuery } from '@/lib/domain/api/place-inputs';
import { placesResponse } from '@/lib/domain/api/places';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'overview.read',
    summary: 'Queues by a part of their names, and jobs by their Job UUID.',
    answer: placesResponse,
    query: placesQuery,
  },
  ({ context, query }) => findPlaces(context.console, query.text),
);
