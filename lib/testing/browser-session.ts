import { z } from 'zod';
import { TEST_ADMIN } from './server-process';

const jobAnswer = z.object({ job: z.object({ id: z.string(), recordCount: z.number() }) });
const overviewAnswer = z.object({ queues: z.array(z.object({ id: z.string(), queueUuid: z.string() })) });

/** A signed-in person without a browser: the same requests the pages send. */
export interface BrowserSession {
  /** Paths below `/api/console/v1`. Each throws when the answer is no success. */
  get(path: string): Promise<unknown>;
  getText(path: string): Promise<string>;
  /** What a browser would send to be known. */
  cookie: string;
  post(path: string, body: object): Promise<unknown>;
  /** Waits for the console to track the queue. */
  queueIdOf(queueUuid: string): Promise<string>;
  process(queueId: string): Promise<z.infer<typeof jobAnswer>>;
  finish(job: { id: string; recordCount: number }): Promise<void>;
}

/** A request that was answered, and not with success. */
export class Refused extends Error {
  constructor(
    /** Of the problem document; empty where the answer is none. */
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

const PATIENCE_MS = 30_000;

export async function browserSession(
  url: string,
  person: { email: string; password: string } = TEST_ADMIN,
): Promise<BrowserSession> {
  const cookie = await signInForCookie(url, person);
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${url}/api/console/v1${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    await refuseFailure(`POST ${path}`, response);
    return response.json();
  };
  const getText = async (path: string): Promise<string> => {
    const response = await fetch(`${url}/api/console/v1${path}`, { headers });
    await refuseFailure(`GET ${path}`, response);
    return response.text();
  };
  return {
    post,
    cookie,
    getText,
    get: async (path) => JSON.parse(await getText(path)),
    async queueIdOf(queueUuid) {
      const deadline = Date.now() + PATIENCE_MS;
      while (Date.now() < deadline) {
        const response = await fetch(`${url}/api/console/v1/overview`, { headers });
        const { queues } = overviewAnswer.parse(await response.json());
        const found = queues.find((queue) => queue.queueUuid === queueUuid);
        if (found !== undefined) return found.id;
      }
      throw new Error(`The console does not track ${queueUuid}`);
    },
    process: async (queueId) =>
      jobAnswer.parse(
        await post(`/queues/${queueId}/process`, { seen: { openJobId: null, unknownCallId: null } }),
      ),
    finish: async (job) => {
      await post(`/jobs/${job.id}/finish`, { seen: { state: 'open', recordCount: job.recordCount } });
    },
  };
}

async function refuseFailure(request: string, response: Response): Promise<void> {
  if (response.ok) return;
  const text = await response.text();
  throw new Refused(/"code":"([a-z-]+)"/.exec(text)?.[1] ?? '', `${request}: ${response.status} ${text}`);
}

/** Signs in as the sign-in page does and keeps the cookies. */
async function signInForCookie(url: string, person: { email: string; password: string }): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json());
  const first = cookiesOf(csrf);
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: first, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ ...person, callbackUrl: '/', csrfToken }),
  });
  return `${first}; ${cookiesOf(answer)}`;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .join('; ');
}
