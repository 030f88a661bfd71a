import { acknowledgeIncident } from '@/lib/console/health/acknowledge-incident';
import { getIncident } from '@/lib/console/health/incidents';
import { incidentResponse } from '@/lib/domain/api/health';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'queue.snooze',
    summary: 'Says that somebody has an incident in hand: no reminders are sent until it becomes worse.',
    answer: incidentResponse,
    params: idParams,
  },
  async ({ context: { console }, actor, params }) => {
    await acknowledgeIncident({ ...console, actor }, params.id);
    return { incident: await getIncident(console, params.id), now: console.clock.now() };
  },
);
