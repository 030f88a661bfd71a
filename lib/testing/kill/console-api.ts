import { z } from 'zod';
import { drainPlanResponse, drainResponse, type DrainView } from '@/lib/domain/api/drains';
import {
  actResponse,
  callsResponse,
  jobsResponse,
  queueResponse,
  type CallView,
  type JobView,
  type QueueView,
} from '@/lib/domain/api/views';
import type { BrowserSession } from '../browser-session';

const overviewAnswer = z.object({ queues: z.array(z.object({ id: z.string(), queueUuid: z.string() })) });
const siteAnswer = z.object({ site: z.object({ id: z.string() }) });
const tokenAnswer = z.object({ secret: z.string(), token: z.object({ id: z.string() }) });

export type ActResult = z.infer<typeof actResponse>;

/** The acts of a person at the screens, as requests. Each answers with the error it met, or throws when nobody answers. */
export function consoleApi(session: BrowserSession) {
  const queueOf = async (id: string): Promise<QueueView> =>
    queueResponse.parse(await session.get(`/queues/${id}`)).queue;
  const act = async (path: string, input: object): Promise<ActResult> =>
    actResponse.parse(await session.post(path, input));
  return {
    queueOf,
    async connect(name: string, baseUrl: string, credentials: { clientId: string; clientSecret: string }) {
      const input = { name, baseUrl, credentials: { kind: 'client', ...credentials } };
      return siteAnswer.parse(await session.post('/sites', input)).site.id;
    },
    async track(siteId: string, queueUuids: readonly string[]) {
      await session.post(`/sites/${siteId}/paste`, { text: queueUuids.join('\n') });
      const { queues } = overviewAnswer.parse(await session.get('/overview'));
      return new Map(queues.map((queue) => [queue.queueUuid, queue.id]));
    },
    async makeToken(name: string, queueIds: readonly string[]) {
      const { secret, token } = tokenAnswer.parse(await session.post('/gateway-tokens', { name, queueIds }));
      return { secret, id: token.id };
    },
    revokeToken: (id: string) => session.post(`/gateway-tokens/${id}/revoke`, {}),
    process(queue: QueueView) {
      const seen = { openJobId: queue.openJob?.id ?? null, unknownCallId: queue.unknownCall?.id ?? null };
      return act(`/queues/${queue.id}/process`, { seen });
    },
    /** With everything a person may be asked for. */
    finish(job: JobView) {
      const { recordCount, jobUuid } = job;
      return act(`/jobs/${job.id}/finish`, {
        seen: { state: 'open', recordCount },
        jobUuid,
        reason: 'The test goes on.',
        ...(recordCount === null ? {} : { typedCount: recordCount }),
      });
    },
    reconcile: (queue: QueueView, callId: string) => act(`/queues/${queue.id}/reconcile`, { callId }),
    handOver: (job: JobView) => session.post(`/jobs/${job.id}/hand-over`, { handedOver: true }),
    async drain(queueId: string, options: { finishEach?: boolean } = {}): Promise<DrainView> {
      const { plan } = drainPlanResponse.parse(await session.get(`/queues/${queueId}/drain`));
      const seen = { maxRounds: plan.maxRounds, queued: plan.queued.value };
      const input = { finishEach: true, maxRecords: null, seen, ...options };
      return drainResponse.parse(await session.post(`/queues/${queueId}/drain`, input)).drain;
    },
    drainOf: async (id: string): Promise<DrainView> =>
      drainResponse.parse(await session.get(`/drains/${id}`)).drain,
    changeDrain: async (id: string, how: 'cancel' | 'resume'): Promise<DrainView> =>
      drainResponse.parse(await session.post(`/drains/${id}/${how}`, {})).drain,
    async jobsOf(queueId: string): Promise<JobView[]> {
      return jobsResponse.parse(await session.get(`/queues/${queueId}/jobs`)).jobs;
    },
    /** The newest first. */
    async callsOf(queueId: string): Promise<CallView[]> {
      return callsResponse.parse(await session.get(`/queues/${queueId}/calls`)).calls;
    },
    payloadOf: (jobId: string) => session.getText(`/jobs/${jobId}/payload`),
  };
}

export type ConsoleApi = ReturnType<typeof consoleApi>;
