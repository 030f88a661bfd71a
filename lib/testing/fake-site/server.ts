import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { answerAlerts, DEFAULT_LIST, type AlertList } from './alert-list';
import { answer } from './answer';
import { TEST_CERTIFICATE } from './certificate';
import { CANARY_HEX, marked } from '../canary';
import type { Endpoint, Fault } from './faults';
import { DEFAULT_BEHAVIOUR, FakeQueue, type FakeAnswer, type SiteBehaviour } from './queues';

export interface RecordedCall {
  endpoint: Endpoint;
  path: string;
  authorization: string | undefined;
}

const POLL = /^\/poll\/client\/[^/]+\/uuid\/(queue|queue_finished)\/([^/]+)(?:\/([^/]+))?$/;

/** A Fluxx site that is not ours: a real HTTP or HTTPS server with queues, tokens, every behaviour a site may have, and faults. */
export class FakeSite {
  readonly credentials = { clientId: 'fake-client', clientSecret: marked('fake-client-secret') };
  /** The tokens it gives, and how long they live (s). */
  tokenOf = (): string => CANARY_HEX + randomBytes(32).toString('hex');
  tokenLife = 7200;
  readonly behaviour: SiteBehaviour = { ...DEFAULT_BEHAVIOUR };
  readonly alertList: AlertList = { ...DEFAULT_LIST };
  /** What goes wrong with a request that no fault was meant for. */
  otherwise: () => Fault | undefined = () => undefined;
  /** Everything that arrived, in order. */
  readonly calls: RecordedCall[] = [];
  private readonly queues = new Map<string, FakeQueue>();
  private readonly faults: { endpoint: Endpoint; fault: Fault }[] = [];
  private readonly tokens = new Set<string>();
  private server: Server;
  private port = 0;

  constructor(private readonly scheme: 'http' | 'https' = 'http') {
    this.server = this.makeServer();
  }

  get baseUrl(): string {
    return `${this.scheme}://127.0.0.1:${this.port}`;
  }

  async listen(): Promise<void> {
    this.server = this.makeServer();
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (address !== null && typeof address === 'object') this.port = address.port;
  }

  /** Refuses every connection from now on, until it listens again (on the same port). */
  async stop(): Promise<void> {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  queue(uuid: string): FakeQueue {
    const known = this.queues.get(uuid) ?? new FakeQueue();
    this.queues.set(uuid, known);
    return known;
  }

  /** The next request to this endpoint that has no fault yet goes wrong in this way. */
  failNext(endpoint: Endpoint, fault: Fault): void {
    this.faults.push({ endpoint, fault });
  }

  /** A token as somebody copies it out of a site, to connect it without a client id. Good until all are revoked. */
  issueToken(): string {
    const token = this.tokenOf();
    this.tokens.add(token);
    return token;
  }

  revokeTokens(): void {
    this.tokens.clear();
  }

  count(endpoint: Endpoint): number {
    return this.calls.filter((call) => call.endpoint === endpoint).length;
  }

  private makeServer(): Server {
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      this.handle(request, response).catch(() => response.destroy());
    };
    return this.scheme === 'https' ? createTlsServer(TEST_CERTIFICATE, listener) : createServer(listener);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const poll = POLL.exec(path.split('?')[0] ?? '');
    const endpoint = endpointOf(path, poll);
    this.calls.push({ endpoint, path, authorization: request.headers.authorization });
    const body = await readText(request);
    const index = this.faults.findIndex((one) => one.endpoint === endpoint);
    const fault = index === -1 ? this.otherwise() : this.faults.splice(index, 1)[0]?.fault;
    await answer(response, () => this.act(endpoint, request, { body, poll }), fault);
  }

  private act(
    endpoint: Endpoint,
    request: IncomingMessage,
    { body, poll }: { body: string; poll: RegExpExecArray | null },
  ): FakeAnswer {
    if (endpoint === 'token') return this.giveToken(body);
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (!this.tokens.has(token))
      return { status: 401, body: { error: { code: 401, message: 'Not authorized' } } };
    if (endpoint === 'rest') return answerAlerts(this.alertList, [...this.queues.keys()], request.url ?? '/');
    const queue = this.queues.get(poll?.[2] ?? '');
    if (queue === undefined) return { status: 404, body: { error: { code: 404, message: 'No such queue' } } };
    return endpoint === 'process'
      ? queue.process(this.behaviour, limitOf(request.url ?? ''))
      : queue.finish(poll?.[3] ?? '', this.behaviour);
  }

  private giveToken(body: string): FakeAnswer {
    const form = new URLSearchParams(body);
    if (
      form.get('client_secret') !== this.credentials.clientSecret ||
      form.get('client_id') !== this.credentials.clientId
    ) {
      return {
        status: 401,
        body: { error: 'invalid_client', error_description: 'Client authentication failed' },
      };
    }
    return {
      status: 200,
      body: { access_token: this.issueToken(), token_type: 'bearer', expires_in: this.tokenLife },
    };
  }
}

function endpointOf(path: string, poll: RegExpExecArray | null): Endpoint {
  if (path === '/oauth/token') return 'token';
  if (poll === null) return 'rest';
  return poll[1] === 'queue' ? 'process' : 'finish';
}

function limitOf(path: string): number {
  return Number(new URLSearchParams(path.split('?')[1]).get('limit_num') ?? 1000);
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** A fake site that listens on a free port. */
export async function startFakeSite(scheme: 'http' | 'https' = 'http'): Promise<FakeSite> {
  const site = new FakeSite(scheme);
  await site.listen();
  return site;
}
