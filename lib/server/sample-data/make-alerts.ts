import { sampleBuiltInSite } from '@/lib/console/sampling/sample-built-in-site';
import { BUILT_IN_SITE_ID } from '@/lib/console/sites/ensure-built-in';
import { listSiteQueues } from '@/lib/db/queries/queue/list-site-queues';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { SAMPLE_ALERTS, type SampleAlertName } from './alerts';
import type { Integration } from './integration';
import type { Simulation } from './simulation';

/** Makes the sample alerts and waits for the console to find their queues, as it finds those of any alert. */
export async function makeAlerts(
  simulation: Simulation,
  actor: Actor,
): Promise<Record<SampleAlertName, Integration>> {
  const { payments, requests, organizations, reports } = SAMPLE_ALERTS;
  const make = ({ model, config }: (typeof SAMPLE_ALERTS)[SampleAlertName]) =>
    createAlert(simulation.engine, { model_controller_type: model, ...config }, actor);
  const uuids = {
    payments: (await make(payments)).queueUuid,
    requests: (await make(requests)).queueUuid,
    organizations: (await make(organizations)).queueUuid,
    reports: (await make(reports)).queueUuid,
  };
  await sampleBuiltInSite(simulation.console);
  const queues = await listSiteQueues(simulation.console.database.kysely, BUILT_IN_SITE_ID);
  const idOf = (uuid: string): string => {
    const queue = queues.find((candidate) => candidate.queue_uuid === uuid);
    if (queue === undefined)
      throw new AppError('internal', 'The console did not find the queue of a sample alert.');
    return queue.id;
  };
  return {
    payments: { name: payments.integration, queueId: idOf(uuids.payments) },
    requests: { name: requests.integration, queueId: idOf(uuids.requests) },
    organizations: { name: organizations.integration, queueId: idOf(uuids.organizations) },
    reports: { name: reports.integration, queueId: idOf(uuids.reports) },
  };
}
