import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface HalfSent {
  method?: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
}

/** A client that sends byte by byte what it likes, and reads when it likes. */
export interface SlowClient {
  socket: Socket;
  /** What it was answered so far. */
  answered(): string;
  /** Waits for the server to close the connection; returns all that was answered. */
  untilClosed(): Promise<string>;
}

/** Connects and sends a text as it is. It reads what is answered unless `reads` is false. */
export async function connectSlowly(port: number, text: string, { reads = true } = {}): Promise<SlowClient> {
  const socket = connect({ port, host: '127.0.0.1' });
  let answered = '';
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => {});
  await once(socket, 'connect');
  if (reads) socket.on('data', (piece: Buffer) => (answered += piece.toString('latin1')));
  else socket.pause();
  socket.write(text);
  return {
    socket,
    answered: () => answered,
    untilClosed: async () => {
      await closed;
      return answered;
    },
  };
}

/** A request of a body of eight bytes, of which the second half does not come. */
export function halfOf({ method = 'POST', path, headers = {} }: HalfSent): string {
  return `${headOf(method, path, { 'Content-Length': '8', ...headers })}half`;
}

/** The lines before a body. */
export function headOf(method: string, path: string, headers: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({ Host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`;
}
