import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { marked, secretsWithin, WEBHOOK_PATH } from './canary';
import { note } from './noted-secrets';
import { untilTrue } from './until-true';

export interface ReceivedWebhook {
  id: string;
  body: string;
  headers: IncomingHttpHeaders;
}

/** A real HTTP server that keeps what it gets. */
export interface TestWebhookServer {
  url: string;
  received: ReceivedWebhook[];
  /** What it answers from now on; `never` takes the request and says nothing. */
  answer: { status: number; headers?: Record<string, string> } | 'never';
  /** Waits until it got so many. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startWebhookServer(): Promise<TestWebhookServer> {
  const received: ReceivedWebhook[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { headers } = request;
    const body = await text(request);
    note(secretsWithin(`${body}\n${JSON.stringify(headers)}`), 'what a webhook was sent');
    received.push({ id: String(headers['webhook-id']), body, headers });
    if (it.answer === 'never') return;
    response.writeHead(it.answer.status, it.answer.headers);
    response.end('ok');
  };
  const server = createServer((request, response) => void take(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const it: TestWebhookServer = {
    url: `http://127.0.0.1:${port}${WEBHOOK_PATH}T0/${marked('secret-part')}`,
    received,
    answer: { status: 200 },
    until: (count) => untilTrue(() => received.length >= count),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return it;
}

/** What a receiver does with the key it was given. @throws when the signature is wrong */
export function verified({ body, headers }: ReceivedWebhook, secret: string): unknown {
  const one = (name: string) => String(headers[name]);
  return new Webhook(secret).verify(body, {
    'webhook-id': one('webhook-id'),
    'webhook-timestamp': one('webhook-timestamp'),
    'webhook-signature': one('webhook-signature'),
  });
}
