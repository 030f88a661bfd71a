import { finishJob } from '@/lib/console/jobs/finish';
import { processQueue } from '@/lib/console/jobs/process';
import type { ActContext } from '@/lib/console/context';
import type { JobView } from '@/lib/domain/api/views';
import type { Simulation } from './simulation';

/** An invented integration that polls one queue through the claim ledger. */
export interface Integration {
  name: string;
  queueId: string;
}

function contextOf({ console }: Simulation, integration: Integration): ActContext {
  const actor = {
    kind: 'sample',
    id: integration.queueId,
    name: integration.name,
    role: 'operator',
    address: null,
  } as const;
  return { ...console, actor };
}

/** Takes what is queued. @returns the job, or null when nothing was. */
export async function take(simulation: Simulation, integration: Integration): Promise<JobView | null> {
  const seen = { openJobId: null, unknownCallId: null };
  const result = await processQueue(contextOf(simulation, integration), integration.queueId, { seen });
  return result.job;
}

/** Takes what is queued, works `workMs` on it, and finishes it. */
export async function poll(
  simulation: Simulation,
  integration: Integration,
  workMs: number,
): Promise<JobView | null> {
  const job = await take(simulation, integration);
  if (job === null) return null;
  simulation.clock.advance(workMs);
  await finishJob(contextOf(simulation, integration), job.id, {
    seen: { state: 'open', recordCount: job.recordCount },
  });
  return job;
}
