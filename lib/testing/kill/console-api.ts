import { z } from 'zod';
import type { BrowserSession } from '../browser-session';

/** What the kill test reads of the console API; everything else of an answer is let pass. */
const queueAnswer = z.object({
  queue: z.object({
    id: z.string(),
    queueUuid: z.string(),
    busy: z.unknown(),
    openJob: z
      .object({ id: z.string(), state: z.string(), custody: z.string(), recordCount: z.number().nullable() })
      .nullable(),
    unknownCall: z.object({ id: z.string() }).nullable(),
  }),
});
const overviewAnswer = z.object({ queues: z.array(z.object({ id: z.string(), queueUuid: z.string() })) });
const jobsAnswer = z.object({
  jobs: z.array(z.object({ id: z.string(), jobUuid: z.string(), state: z.string(), custody: z.string() })),
});
const planAnswer = z.object({
  plan: z.object({ maxRounds: z.number(), queued: z.object({ value: z.number().nullable() }) }),
});
const siteAnswer = z.object({ site: z.object({ id: z.string() }) });
const tokenAnswer = z.object({ secret: z.string() });

export type QueueNow = z.infer<typeof queueAnswer>['queue'];
export type JobNow = z.infer<typeof jobsAnswer>['jobs'][number];

/** The acts of a person at the screens, as requests. Each answers with the error it met, or throws when nobody answers. */
export function consoleApi(session: BrowserSession) {
  const queueOf = async (id: string): Promise<QueueNow> =>
    queueAnswer.parse(await session.get(`/queues/${id}`)).queue;
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
      return tokenAnswer.parse(await session.post('/gateway-tokens', { name, queueIds })).secret;
    },
    async process(queue: QueueNow) {
      const seen = { openJobId: queue.openJob?.id ?? null, unknownCallId: queue.unknownCall?.id ?? null };
      await session.post(`/queues/${queue.id}/process`, { seen });
    },
    async finish(job: NonNullable<QueueNow['openJob']>) {
      const { recordCount } = job;
      const confirmation = recordCount === null ? {} : { typedCount: recordCount };
      const reason = job.custody === 'held' ? {} : { reason: 'The kill test goes on.' };
      await session.post(`/jobs/${job.id}/finish`, {
        seen: { state: 'open', recordCount },
        ...confirmation,
        ...reason,
      });
    },
    async reconcile(queue: QueueNow, callId: string) {
      await session.post(`/queues/${queue.id}/reconcile`, { callId });
    },
    async drain(queueId: string) {
      const { plan } = planAnswer.parse(await session.get(`/queues/${queueId}/drain`));
      const seen = { maxRounds: plan.maxRounds, queued: plan.queued.value };
      await session.post(`/queues/${queueId}/drain`, { finishEach: true, maxRecords: null, seen });
    },
    async jobsOf(queueId: string): Promise<JobNow[]> {
      return jobsAnswer.parse(await session.get(`/queues/${queueId}/jobs`)).jobs;
    },
    payloadOf: (jobId: string) => session.getText(`/jobs/${jobId}/payload`),
  };
}

export type ConsoleApi = ReturnType<typeof consoleApi>;
