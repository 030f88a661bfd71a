import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { explainError } from './error-words';
import { ApiError, getJson, getText, postJson } from './fetcher';

const PROBLEM = {
  type: 'about:blank',
  title: 'Something else changed in the meantime',
  status: 409,
  detail: 'This job is finished already. Nothing was called.',
  code: 'conflict',
  problems: [{ path: 'seen', message: 'It was open.' }],
};

let server: Server;
let base: string;
const bodies: string[] = [];

function answer(request: IncomingMessage, response: ServerResponse): void {
  const send = (status: number, type: string, body: string) =>
    response.writeHead(status, { 'Content-Type': type, 'x-request-id': 'r-1', 'Retry-After': '7' }).end(body);
  request.setEncoding('utf8').on('data', (chunk: string) => bodies.push(chunk));
  request.on('end', () => {
    if (request.url === '/ok') send(200, 'application/json', '{"id":92233720368547758071}');
    else if (request.url === '/problem') send(409, 'application/problem+json', JSON.stringify(PROBLEM));
    else if (request.url === '/proxy') send(502, 'text/html', '<h1>Bad gateway</h1>');
    else response.destroy();
  });
}

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => server.close());

async function errorOf(work: Promise<unknown>): Promise<ApiError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  return error instanceof ApiError ? error : new ApiError('', { code: 'internal', status: null });
}

test('a problem document becomes an error with its code, its sentence and its fields', async () => {
  const error = await errorOf(postJson(`${base}/problem`, { seen: 1 }, z.object({})));
  expect(error).toMatchObject({
    code: 'conflict',
    status: 409,
    message: PROBLEM.detail,
    requestId: 'r-1',
    retryAfter: 7,
  });
  expect(error.problems).toEqual(PROBLEM.problems);
  expect(bodies).toContain('{"seen":1}');
});

test('a proxy’s error page is told by its status, and none of its text is shown', async () => {
  const error = await errorOf(getJson(`${base}/proxy`, z.object({})));
  expect(error).toMatchObject({ code: 'unavailable', status: 502 });
  expect(error.message).not.toContain('Bad gateway');
});

test('an answer of another shape is refused', async () => {
  expect((await errorOf(getJson(`${base}/ok`, z.object({ name: z.string() })))).code).toBe('unreadable');
});

test('no answer is offline, and after an act nobody claims that nothing happened', async () => {
  const error = await errorOf(getJson(`${base}/gone`, z.object({})));
  expect(error.offline).toBe(true);
  expect(explainError(error, 'upstream-act').detail).toContain('is not known');
  expect(explainError(error, 'read').detail).not.toContain('is not known');
});

test('text comes as it was sent, digit by digit', async () => {
  expect(await getText(`${base}/ok`)).toBe('{"id":92233720368547758071}');
});
