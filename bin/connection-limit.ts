import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { plainAddress } from '@/lib/http/caller-address';
import { networkOf } from '@/lib/domain/network-of';
import { answerAndClose } from './answer-and-close';
import { plainRefusal } from './refusal-as';

/**
 * Refuses connections of a network address that has many open, so that nobody takes those of everybody else. It is told so at once, in
 * plain text: what it would ask for is not known yet.
 * @param most of one address; 0 is no limit.
 * @param isProxy whether an address is that of a proxy which is believed (TRUST_PROXY): everybody comes from it, and it has limits of its own.
 */
export function limitConnections(
  server: Server,
  most: number,
  isProxy: (address: string, step: number) => boolean,
): void {
  if (most === 0) return;
  const open = new Map<string, number>();
  server.prependListener('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress ?? '');
    if (isProxy(address, 0)) return;
    const network = networkOf(address);
    const count = (open.get(network) ?? 0) + 1;
    open.set(network, count);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    });
    if (count > most) refuse(socket, most);
  });
}

function refuse(socket: Socket, most: number): void {
  const sentence = `Your network address has ${most.toLocaleString('en-US')} connections open here (CONNECTIONS_PER_ADDRESS). Nothing was done: close some, or wait.`;
  setImmediate(() => void answerAndClose(socket, plainRefusal(429, sentence, 10)));
}
