import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { compressedText, passBodyEncoding } from './compressed-text';

const TEXT = 'fluxx_queues 1\n'.repeat(1_000);

async function answerWith(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const answer = await compressedText(new Request('http://localhost/', { headers }), TEXT, 'text/plain');
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/** Asks a real server that answers as ours does: a route's answer, whose headers Next sets one by one. */
async function ask(
  acceptEncoding: string | undefined,
): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  const sent: Readonly<Record<string, string>> =
    acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding };
  const server = createServer((_asked, response) => {
    passBodyEncoding(response);
    void answerWith(response, sent);
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [answer] = (await once(request({ port, headers: sent }).end(), 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return { headers: answer.headers, body: Buffer.concat(parts) };
}

it('a text that was compressed travels with its encoding, and without the name it had inside', async () => {
  const { headers, body } = await ask('deflate, gzip;q=0.5');
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  expect(headers).not.toHaveProperty('x-body-encoding');
  expect(gunzipSync(body).toString()).toBe(TEXT);
});

it.each([undefined, 'br', 'x-gzip', 'gzip;q=0', 'GZIP; q=0.0, br', 'gzip;q=0;x=1'])(
  'goes as it is to who says %s',
  async (acceptEncoding) => {
    const { headers, body } = await ask(acceptEncoding);
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe(TEXT);
  },
);
