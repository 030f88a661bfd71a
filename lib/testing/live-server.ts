import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LiveData, LiveEventName } from '@/lib/domain/api/live';

/** A refusal instead of a stream. */
export interface Refusal {
  status: number;
  headers?: Readonly<Record<string, string>>;
}

/** The server's end of one stream that a browser asked for. */
export class AskedStream {
  isOpen = true;

  constructor(
    readonly lastEventId: string | undefined,
    private readonly response: ServerResponse,
  ) {
    response.on('close', () => (this.isOpen = false));
  }

  send<Name extends LiveEventName>(name: Name, data: LiveData<Name>, id?: string): void {
    const start = id === undefined ? '' : `id: ${id}\n`;
    this.response.write(`${start}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    this.response.end();
  }
}

/** A real HTTP server of live streams: what a browser asks of it is counted, what it answers is up to the test. */
export interface LiveServer {
  url: string;
  asked: AskedStream[];
  /** Answers the next questions with these instead, in turn. */
  refuseNext: (refusals: readonly Refusal[]) => void;
  close: () => Promise<void>;
}

export async function startLiveServer(): Promise<LiveServer> {
  const asked: AskedStream[] = [];
  let refusals: readonly Refusal[] = [];
  const server = createServer((request, response) => {
    const id = request.headers['last-event-id'];
    asked.push(new AskedStream(typeof id === 'string' ? id : undefined, response));
    const [refusal, ...rest] = refusals;
    refusals = rest;
    if (refusal !== undefined) {
      response.writeHead(refusal.status, refusal.headers).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    refuseNext: (next) => (refusals = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
