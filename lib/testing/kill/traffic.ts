import type { ConsoleApi } from './console-api';

/** One round's queues on the fake site, each worked in another way until the program is killed. */
export interface RoundQueues {
  person: string;
  drain: string;
  gateway: string;
}

export interface Traffic {
  url: string;
  api: ConsoleApi;
  /** Of the integration that polls the gateway. */
  token: string;
  queues: RoundQueues;
  idOf(queueUuid: string): string;
}

/** Everything at once, until nobody answers any more. Never rejects: the program is killed in the middle of it. */
export async function makeTraffic(traffic: Traffic): Promise<void> {
  await Promise.allSettled([personAtWork(traffic), drainAtWork(traffic), integrationAtWork(traffic)]);
}

/** Process, finish, process, … as a person who follows the suggestions. */
async function personAtWork({ api, queues, idOf }: Traffic): Promise<void> {
  for (;;) {
    const queue = await api.queueOf(idOf(queues.person));
    if (queue.openJob === null) await api.process(queue);
    else await api.finish(queue.openJob);
  }
}

async function drainAtWork({ api, queues, idOf }: Traffic): Promise<void> {
  await api.drain(idOf(queues.drain));
}

async function integrationAtWork({ url, token, queues }: Traffic): Promise<void> {
  const poll = async (path: string): Promise<string> => {
    const answer = await fetch(`${url}/poll/client/1/uuid/${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return answer.text();
  };
  for (;;) {
    const body = await poll(`queue/${queues.gateway}`);
    const jobUuid = /"job_uuid":"([^"]+)"/.exec(body)?.[1];
    if (jobUuid === undefined) return;
    await poll(`queue_finished/${queues.gateway}/${jobUuid}`);
  }
}
