import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { askWith, confirmFirst } from './confirm-first';
import { postJson } from './fetcher';

const REFUSED = {
  title: 'Confirm first that it is you',
  status: 403,
  detail: 'Nothing was changed.',
  code: 'confirmation-required',
};
const answer = z.object({ done: z.boolean() });

let server: Server;
let address: string;
/** What a server knows: whether this session was confirmed, and what it was asked. */
let isConfirmed = false;
let asked = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    const [status, body] = isConfirmed ? [200, { done: true }] : [403, REFUSED];
    request.resume().on('end', () => response.writeHead(status).end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}/`;
});
afterAll(() => server.close());
beforeEach(() => {
  isConfirmed = false;
  asked = 0;
});

test('an act that has to be confirmed is sent once more after the person did', async () => {
  askWith(async () => {
    isConfirmed = true;
    return true;
  });
  expect(await postJson(address, {}, answer)).toEqual({ done: true });
  expect(asked).toBe(2);
  askWith(null);
});

test('two that wait at once ask the person once, and a later one again', async () => {
  let questions = 0;
  askWith(async () => {
    questions += 1;
    return true;
  });
  expect(await Promise.all([confirmFirst(), confirmFirst()])).toEqual([true, true]);
  expect(questions).toBe(1);
  await confirmFirst();
  expect(questions).toBe(2);
  askWith(null);
});

test('it is refused when they do not, and where nobody can be asked', async () => {
  askWith(() => Promise.resolve(false));
  await expect(postJson(address, {}, answer)).rejects.toMatchObject({ code: 'confirmation-required' });
  askWith(null);
  await expect(postJson(address, {}, answer)).rejects.toMatchObject({ code: 'confirmation-required' });
  expect(asked).toBe(2);
});

test('it is sent no third time when it is refused again', async () => {
  askWith(() => Promise.resolve(true));
  await expect(postJson(address, {}, answer)).rejects.toMatchObject({ code: 'confirmation-required' });
  expect(asked).toBe(2);
  askWith(null);
});
