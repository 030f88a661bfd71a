import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Listens, and never takes a connection: its thread sleeps for ever. */
const DEAF = `
const server = require('node:net').createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () =>
  process.stdout.write(server.address().port + '\\n', () =>
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)));
`;
/** Whoever is not connected on this machine by then is not going to be. */
const NEVER_MS = 1500;

export interface BlackHole {
  baseUrl: string;
  stop(): void;
}

/** An address of this machine that answers no attempt to connect, as behind a firewall that drops what comes: its backlog is full. */
export async function startBlackHole(): Promise<BlackHole> {
  const child = spawn(process.execPath, ['-e', DEAF], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(line.toString());
  const sockets: Socket[] = [];
  for (;;) {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    sockets.push(socket);
    const connected = once(socket, 'connect').then(() => true);
    if (!(await Promise.race([connected, pause(NEVER_MS, false)]))) break;
  }
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    stop() {
      for (const socket of sockets) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}
