import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Current } from './refuse-broken';

/**
 * Lets an answer reach whoever said `Connection: close` and is still sending what was refused: a connection that is closed with bytes
 * unread is reset, and most clients lose the answer with it. It is ended after the answer, and closed when the rest has come; how long
 * and how much that may be is the business of `refuseLate`.
 */
export function closeWhenRead(server: Server, current: Current): void {
  server.on('connection', (socket: Socket) => {
    // What Node calls when the last answer of a connection was written.
    const close = socket.destroySoon.bind(socket);
    socket.destroySoon = () => {
      const request = current.get(socket)?.request;
      if (request === undefined || request.complete || socket.destroyed) {
        close();
        return;
      }
      socket.end();
      request.once('close', close);
    };
  });
}
