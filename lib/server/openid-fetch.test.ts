import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { makeNetworkFetch } from '@/lib/fluxx/network-fetch';
import { makeAskProvider } from './openid-fetch';

/** A server that answers so, and a way to ask it. */
async function asking(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const network = makeNetworkFetch({ allowHttp: false });
  onTestFinished(async () => {
    await network.close();
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const ask = makeAskProvider(network.fetch, { longestMs: 300, largest: 1000 });
  return () => ask(new Request(`http://127.0.0.1:${port}/`));
}

it('gives a provider’s whole answer', async () => {
  const ask = await asking((_request, response) => response.end('{"a":1}'));
  expect(await (await ask()).json()).toEqual({ a: 1 });
});

it('follows no redirect', async () => {
  const paths: string[] = [];
  const ask = await asking((request, response) => {
    paths.push(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect((await ask()).status).toBe(302);
  expect(paths).toEqual(['/']);
});

it.each<[string, RegExp, RequestListener]>([
  ['too much', /far more/, (_request, response) => response.end('x'.repeat(1001))],
  ['nothing', /10 seconds/, () => {}],
  [
    'the beginning only',
    /10 seconds/,
    (_request, response) => {
      response.write('{');
    },
  ],
  ['a broken connection', /broke/, (request) => request.socket.destroy()],
])('says why when a provider answers %s', async (_what, words, listener) => {
  const ask = await asking(listener);
  await expect(ask()).rejects.toMatchObject({
    name: 'ProviderUnreachableError',
    message: expect.stringMatching(words),
  });
});
