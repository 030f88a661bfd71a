import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { precompress, STATIC_FOLDER } from './precompress';
import { makeStaticFiles } from './static-files';

const SCRIPT = `${'export const word = "grant";\n'.repeat(100)}// [a]`;
let root: string;
let server: Server;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-static-'));
  await mkdir(path.join(root, STATIC_FOLDER, 'chunks'), { recursive: true });
  await writeFile(path.join(root, STATIC_FOLDER, 'chunks/a.js'), SCRIPT);
  await writeFile(path.join(root, STATIC_FOLDER, 'chunks/tiny.js'), '1');
  await precompress(root);
  const answerStatic = makeStaticFiles(root);
  server = createServer((asked, response) => {
    if (!answerStatic(asked, response)) response.writeHead(404).end('left to Next');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  await rm(root, { recursive: true, force: true });
});

/** An answer as it travels: `fetch` would unpack it. */
async function ask(
  at: string,
  headers: IncomingHttpHeaders,
  method = 'GET',
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }> {
  const { port } = server.address() as AddressInfo;
  const [answer] = (await once(request({ port, path: at, headers, method }).end(), 'response')) as [
    IncomingMessage,
  ];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) };
}

it('answers a script of the build in the smallest form the browser takes, to be kept for good', async () => {
  const brotli = await ask('/_next/static/chunks/a.js', { 'accept-encoding': 'gzip, deflate, br' });
  expect(brotli.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    vary: 'Accept-Encoding',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-length': String(brotli.body.length),
  });
  expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
  const gzip = await ask('/_next/static/chunks/a.js?dpl=1', { 'accept-encoding': 'gzip, br;q=0' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
});

it('answers only the headers to HEAD', async () => {
  const { status, headers, body } = await ask(
    '/_next/static/chunks/a.js',
    { 'accept-encoding': 'br' },
    'HEAD',
  );
  expect([status, headers['content-encoding'], body.length]).toEqual([200, 'br', 0]);
});

it('leaves to Next what it has in no form the browser takes', async () => {
  const asked = [
    ['/_next/static/chunks/a.js', { 'accept-encoding': 'identity' }],
    ['/_next/static/chunks/a.js', { 'accept-encoding': 'br', range: 'bytes=0-9' }],
    ['/_next/static/chunks/tiny.js', { 'accept-encoding': 'br' }],
    ['/_next/static/chunks/../../../a.js', { 'accept-encoding': 'br' }],
    ['/_next/static/chunks/b.js', { 'accept-encoding': 'br' }],
  ] as const;
  for (const [at, headers] of asked) expect([at, (await ask(at, headers)).status]).toEqual([at, 404]);
});

it('goes on answering what the pages that are open ask for when another build takes its place', async () => {
  const file = path.join(root, STATIC_FOLDER, 'chunks/a.js.br');
  const kept = await readFile(file);
  await rm(file);
  expect((await ask('/_next/static/chunks/a.js', { 'accept-encoding': 'br' })).body).toEqual(kept);
});
