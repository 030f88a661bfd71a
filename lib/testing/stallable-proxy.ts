import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a program and its database, and can stop passing on: connections stay, and nothing comes through. */
export interface StallableProxy {
  /** The same address, through here. */
  urlOf(url: string): string;
  stall(): void;
  goOn(): void;
  close(): Promise<void>;
}

/** @param target whose host and port are passed on to. */
export async function startStallableProxy(target: string): Promise<StallableProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isStalled = false;
  const keep = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    if (isStalled) socket.pause();
    socket.on('data', (piece: Buffer) => other.write(piece));
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
    if (isStalled) socket.pause();
  };
  const server = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port) });
    keep(near, far);
    keep(far, near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const each = (isNow: boolean, act: (socket: Socket) => void) => (): void => {
    isStalled = isNow;
    for (const socket of sockets) act(socket);
  };
  return {
    urlOf: (url) => {
      const through = new URL(url);
      through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      return through.href;
    },
    stall: each(true, (socket) => socket.pause()),
    goOn: each(false, (socket) => socket.resume()),
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await once(server, 'close');
    },
  };
}
