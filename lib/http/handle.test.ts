import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AuthContext } from '@/lib/auth/context';
import { explainDatabaseError } from '@/lib/db/database-error';
import { ERROR_TITLES, type ErrorCode } from '@/lib/domain/error-titles';
import { AppError } from '@/lib/domain/errors';
import { testAuth, TEST_ORIGIN } from '@/lib/testing/auth';
import { testDatabase } from '@/lib/testing/database';
import { makeHandle } from './handle';
import { headNotAllowed } from './head-not-allowed';

const ADDRESS = `${TEST_ORIGIN}/api/console/v1/things`;
const noParams = { params: Promise.resolve({}) };
const input = z.strictObject({ list: z.array(z.strictObject({ count: z.number() })) });

function handleOf(auth: AuthContext) {
  return makeHandle(async () => ({ auth }), { explain: explainDatabaseError });
}

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request(ADDRESS, {
    method: 'POST',
    body,
    headers: { origin: TEST_ORIGIN, 'content-type': 'application/json', ...headers },
  });
}

/** Only what is public is asked here, so no table is read. */
async function publicHandle() {
  const { database } = await testDatabase('sqlite');
  const auth = testAuth(database);
  return { auth, handle: handleOf(auth) };
}

describe('an error', () => {
  it.each(Object.keys(ERROR_TITLES) as ErrorCode[])('of the code %s is a problem document', async (code) => {
    const { handle } = await publicHandle();
    const problems = [{ path: 'name', message: 'Too long.' }];
    const route = handle({ action: 'public' }, async () => {
      throw new AppError(code, 'A whole sentence.', { problems, retryAfter: 2.2 });
    });
    const response = await route(new Request(ADDRESS), noParams);
    const { status } = new AppError(code, '');
    const title = ERROR_TITLES[code];
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const document: unknown = await response.json();
    expect(document).toMatchObject({ type: `urn:fluxx-alert-console:problem:${code}`, title, status, code });
    if (code === 'internal') return;
    expect(document).toMatchObject({ detail: 'A whole sentence.', problems });
    expect(response.headers.get('retry-after')).toBe('3');
  });

  it('that nobody expected never leaks, and is logged under the id of the answer', async () => {
    const { handle, auth } = await publicHandle();
    const route = handle({ action: 'public' }, async () => {
      throw new TypeError('the secret is hunter2', { cause: new AppError('internal', 'hunter3') });
    });
    const response = await route(new Request(ADDRESS), noParams);
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(body).not.toMatch(/hunter|TypeError|at /);
    expect(body).toContain(response.headers.get('x-request-id'));
    expect(auth.logged).toEqual(['A request failed']);
  });

  it('of a database that cannot write now is 503 with a sentence', async () => {
    const { handle, auth } = await publicHandle();
    const route = handle({ action: 'public' }, async () => {
      throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
    });
    const response = await route(new Request(ADDRESS), noParams);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      code: 'unavailable',
      detail: expect.stringContaining('full'),
    });
    expect(auth.logged).toHaveLength(1);
  });

  it('that refuses somebody is logged, and other words to the caller are not', async () => {
    const { handle, auth } = await publicHandle();
    const refuse = (code: ErrorCode) =>
      handle({ action: 'public' }, async () => {
        throw new AppError(code, 'A whole sentence.');
      })(new Request(ADDRESS), noParams);
    await refuse('not-found');
    await refuse('invalid');
    expect(auth.logged).toEqual([]);
    await refuse('forbidden');
    expect(auth.logged).toEqual(['A request was refused']);
  });

  it('while the program is still starting is a problem document too', async () => {
    const starting = makeHandle(() => Promise.reject<{ auth: AuthContext }>(new Error('not yet')), {
      explain: () => undefined,
    });
    const response = await starting({ action: 'public' }, async () => 'never')(
      new Request(ADDRESS),
      noParams,
    );
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('not yet');
  });
});

describe('an answer', () => {
  it('is JSON, nothing, or what the verb made, and carries the id of the request', async () => {
    const { handle } = await publicHandle();
    const answerOf = async (result: unknown, headers: Record<string, string> = {}) =>
      handle({ action: 'public' }, async () => result)(new Request(ADDRESS, { headers }), noParams);
    expect(await (await answerOf({ a: 1 })).json()).toEqual({ a: 1 });
    expect((await answerOf(undefined)).status).toBe(204);
    const made = await answerOf(Response.redirect('http://localhost:3000/x', 302), {
      'x-request-id': 'proxy-1234',
    });
    expect([made.status, made.headers.get('location')]).toEqual([302, 'http://localhost:3000/x']);
    expect(made.headers.get('x-request-id')).toBe('proxy-1234');
    expect((await answerOf(1, { 'x-request-id': '<script>' })).headers.get('x-request-id')).toMatch(
      /^[\w-]{36}$/,
    );
  });

  it('to HEAD is a refusal where reading has side effects', () => {
    expect([headNotAllowed().status, headNotAllowed().headers.get('allow')]).toEqual([405, 'GET']);
  });
});

describe('a request that would change something', () => {
  it.each([
    ['from our page', { origin: TEST_ORIGIN }, 200],
    ['from our page at 127.0.0.1', { origin: 'http://127.0.0.1:3000' }, 200],
    ['that the browser calls same-origin', { 'sec-fetch-site': 'same-origin' }, 200],
    ['from another port', { origin: 'http://localhost:3001' }, 403],
    ['from another scheme', { origin: 'https://localhost:3000' }, 403],
    ['from a name that begins like ours', { origin: 'http://localhost:3000.evil.example' }, 403],
    ['from a foreign page', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['from another page of the same site', { 'sec-fetch-site': 'same-site' }, 403],
    ['typed by hand', { 'sec-fetch-site': 'none' }, 403],
    ['from a sandbox', { origin: 'null' }, 403],
    ['from nowhere', {}, 403],
  ])('%s', async (_where, headers, status) => {
    const { handle } = await publicHandle();
    let ran = false;
    const route = handle({ action: 'public' }, async () => {
      ran = true;
      return {};
    });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const response = await route(new Request(ADDRESS, { method, headers }), noParams);
      expect(response.status).toBe(status);
    }
    expect(ran).toBe(status === 200);
    expect((await route(new Request(ADDRESS, { headers }), noParams)).status).toBe(200);
  });
});

describe('input', () => {
  it.each([
    ['broken JSON', post('{"list":'), 400, 'bad-request'],
    ['nothing', post(''), 400, 'bad-request'],
    ['bytes that are no UTF-8', post(new Uint8Array([0x22, 0xff, 0x22])), 400, 'bad-request'],
    ['a form', post('list=1', { 'content-type': 'application/x-www-form-urlencoded' }), 400, 'bad-request'],
    ['JSON that says it is text', post('{"list":[]}', { 'content-type': 'text/plain' }), 400, 'bad-request'],
    ['too much', post(`"${'x'.repeat(64 * 1024)}"`), 413, 'too-large'],
    ['a depth nobody needs', post('['.repeat(64 * 1024)), 400, 'bad-request'],
    ['the wrong shape', post('[]'), 422, 'invalid'],
  ])('of %s is refused', async (_what, request, status, code) => {
    const { handle } = await publicHandle();
    const response = await handle({ action: 'public', input }, async () => 'never')(request, noParams);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it('that goes on without end is read no further than the limit', async () => {
    const { handle } = await publicHandle();
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const request = new Request(ADDRESS, {
      method: 'POST',
      body: endless,
      headers: { origin: TEST_ORIGIN, 'content-type': 'application/json' },
      // @ts-expect-error The types of the DOM leave out what the specification asks of a streamed body.
      duplex: 'half',
    });
    const response = await handle({ action: 'public', input }, async () => 'never')(request, noParams);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(256 * 1024);
  });

  it('of more values than anything has is refused before it is parsed', async () => {
    const { handle } = await publicHandle();
    const anything = z.object({ list: z.array(z.unknown()) });
    const route = handle({ action: 'public', input: anything }, async () => 'read');
    const send = async (body: string) => {
      const headers = { origin: TEST_ORIGIN, 'content-type': 'application/json' };
      return (await route(new Request(ADDRESS, { method: 'POST', headers, body }), noParams)).json();
    };
    expect(await send(`{"list":[${'1,'.repeat(20_000)}1]}`)).toBe('read');
    expect(await send(`{"list":${'['.repeat(30_000)}${']'.repeat(30_000)}}`)).toBe('read');
    expect(await send(`{"list":[${'['.repeat(60_000)}`)).toMatchObject({
      code: 'bad-request',
      detail: expect.stringContaining('more than 50,000 values'),
    });
  });

  it('that breaks off is no defect of ours', async () => {
    const { handle, auth } = await publicHandle();
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error('aborted')),
    });
    const request = new Request(ADDRESS, {
      method: 'POST',
      body: broken,
      headers: { origin: TEST_ORIGIN, 'content-type': 'application/json' },
      // @ts-expect-error The types of the DOM leave out what the specification asks of a streamed body.
      duplex: 'half',
    });
    const response = await handle({ action: 'public', input }, async () => 'never')(request, noParams);
    expect([response.status, auth.logged]).toEqual([400, []]);
  });

  it('that is wrong is named field by field', async () => {
    const { handle } = await publicHandle();
    const route = handle({ action: 'public', input }, async () => 'never');
    const response = await route(
      post('{"list":[{"count":1},{"count":"2","other":1}],"more":true}'),
      noParams,
    );
    const paths = z
      .object({ problems: z.array(z.object({ path: z.string() })) })
      .parse(await response.json());
    expect(paths.problems.map(({ path }) => path).sort()).toEqual(['list[1].count', 'list[1].other', 'more']);
  });

  it('reaches the verb parsed: body, query and segments', async () => {
    const { handle } = await publicHandle();
    const query = z.strictObject({ hours: z.coerce.number().default(24) });
    const params = z.object({ id: z.uuid().toUpperCase() });
    const route = handle({ action: 'public', input, query, params }, async (asked) => ({
      counts: asked.input.list.map(({ count }) => count),
      hours: asked.query.hours,
      id: asked.params.id,
    }));
    const id = '0190163d-8694-739b-aea5-966c26f8ad90';
    const response = await route(post('{"list":[{"count":2}]}'), { params: Promise.resolve({ id }) });
    expect(await response.json()).toEqual({ counts: [2], hours: 24, id: id.toUpperCase() });
    const nowhere = await route(post('{"list":[]}'), { params: Promise.resolve({ id: 'x' }) });
    expect(nowhere.status).toBe(404);
    const odd = new Request(`${ADDRESS}?days=1`, post('{"list":[]}'));
    expect((await route(odd, { params: Promise.resolve({ id }) })).status).toBe(422);
  });
});
