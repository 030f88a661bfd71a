import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';

export interface CountingProxy {
  url: string;
  /** Bytes that came from the server so far, headers and all. */
  received(): number;
  close(): void;
}

/** Stands between browser and server and counts, whatever the browser asks by: pages, workers, streams. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const { port, hostname } = new URL(target);
  let bytes = 0;
  const sockets = new Set<{ destroy: () => unknown }>();
  const server = createServer((browser) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [browser, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        browser.destroy();
        upstream.destroy();
        sockets.delete(socket);
      });
    }
    upstream.on('data', (chunk: Buffer) => (bytes += chunk.length));
    browser.pipe(upstream).pipe(browser);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => bytes,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
