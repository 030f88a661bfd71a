import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** For what the client has still under way: a connection that is closed with bytes unread is reset, and the answer may be lost with it. */
const LINGER_MS = 2_000;

/**
 * Writes an answer on a connection itself, past whatever else would answer there, and closes it. Nothing more that arrives on it
 * reaches anybody.
 * @param headers to be sent beside those of the answer
 */
export async function answerAndClose(
  connection: Duplex,
  answer: Response,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  // The parser of requests reads on by this event, and what it read would still be carried out.
  connection.removeAllListeners('data').on('data', () => {});
  const body = await answer.text();
  if (connection.destroyed || connection.writableEnded) return;
  connection.end(headOf(answer, { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }) + body);
  const timer = setTimeout(() => connection.destroy(), LINGER_MS);
  connection.once('close', () => clearTimeout(timer));
  connection.resume();
}

function headOf({ status, headers }: Response, others: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ ...others, ...Object.fromEntries(headers), Connection: 'close' });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `Date: ${new Date().toUTCString()}`,
    ...lines.map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');
}
