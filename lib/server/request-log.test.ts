import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { setProcessRuntime } from '@/lib/server/process-runtime';
import { testRuntime } from '@/lib/testing/runtime';
import { withRequestLog } from './request-log';

const COUNT = 'fluxx_http_request_duration_seconds_count';

it('times answers, and no stream: how long somebody looks on is no latency', async () => {
  const runtime = await testRuntime('sqlite');
  setProcessRuntime(Promise.resolve({ ...runtime, greeting: () => [], shutDown: () => Promise.resolve() }));
  const lines: unknown[] = [];
  runtime.log.info = (line: object) => void lines.push(line);
  const server = createServer((request, response) => {
    void withRequestLog(request, response, async () => {
      response.setHeader(
        'Content-Type',
        request.url === '/live' ? 'text/event-stream; charset=utf-8' : 'text/plain',
      );
      response.end('x');
    });
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  for (const path of ['live', 'other'])
    await (await fetch(`http://127.0.0.1:${port}/${path}`, { headers: { connection: 'close' } })).text();
  await vi.waitUntil(() => lines.length === 2);
  expect(lines).toMatchObject([
    { path: '/live', status: 200 },
    { path: '/other', status: 200 },
  ]);
  const text = await runtime.metrics.registry.metrics();
  expect(text.split('\n').filter((line) => line.startsWith(COUNT))).toEqual([
    `${COUNT}{area="page",method="GET",status="2xx"} 1`,
  ]);
});
