import { readIncidents } from '@/lib/console/health/incidents';
import { incidentsResponse } from '@/lib/domain/api/health';
import { incidentsQuery } from '@/lib/domain/api/health-inputs';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'overview.read',
    summary: 'The incidents of all queues, newest first.',
    answer: incidentsResponse,
    query: incidentsQuery,
  },
  async ({ context: { console }, query }) => ({
    ...(await readIncidents(console, query)),
    now: console.clock.now(),
  }),
);
