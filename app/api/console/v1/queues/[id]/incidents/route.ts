import { readIncidents } from '@/lib/console/health/incidents';
import { incidentsResponse } from '@/lib/domain/api/health';
import { incidentsQuery } from '@/lib/domain/api/health-inputs';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'overview.read',
    summary: 'The incidents of a queue, newest first.',
    answer: incidentsResponse,
    params: idParams,
    query: incidentsQuery,
  },
  async ({ context: { console }, params, query }) => ({
    ...(await readIncidents(console, query, params.id)),
    now: console.clock.now(),
  }),
);
