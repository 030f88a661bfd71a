import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { FakeAnswer } from './queues';
import type { Fault } from './faults';

/** Sends what the site answers, with what goes wrong. `act` does what was asked and gives the right answer. */
export async function answer(
  response: ServerResponse,
  act: () => FakeAnswer,
  fault: Fault | undefined,
): Promise<void> {
  if (fault?.kind === 'hold') {
    await fault.until;
    return answer(response, act, undefined);
  }
  if (fault?.kind === 'reset') return reset(response, fault, act);
  if (fault?.kind === 'answer') {
    if (fault.acts) act();
    response.writeHead(fault.status, { 'content-type': 'text/html', ...fault.headers }).end(fault.body ?? '');
    return;
  }
  if (fault?.kind === 'endless') return sendEndless(response, act);
  if (fault?.kind === 'slow') return sendSlowly(response, fault, act);
  const { status, body } = act();
  if (fault?.kind === 'stall') {
    if (fault.after === 'head') {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.write(toJson(body).slice(0, 60));
    }
    return;
  }
  const changed = fault?.kind === 'change' && isObject(body) ? fault.change(body) : body;
  const text = toJson(changed);
  if (fault?.kind === 'compress') {
    response
      .writeHead(status, { 'content-type': 'application/json', 'content-encoding': fault.as })
      .end(fault.broken === true ? text : COMPRESS[fault.as](text));
    return;
  }
  if (fault?.kind === 'short') {
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text) + 10,
    });
    response.write(text, () => response.socket?.end());
    return;
  }
  if (fault?.kind === 'hold-rest') {
    const begun = Math.floor(text.length * fault.share);
    response.writeHead(status, { 'content-type': 'application/json' }).write(text.slice(0, begun));
    await fault.until;
    response.end(text.slice(begun));
    return;
  }
  const sent = fault?.kind === 'cut' ? text.slice(0, Math.floor(text.length * fault.share)) : text;
  response.writeHead(status, { 'content-type': 'application/json' }).end(sent);
}

const COMPRESS = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync } as const;

/** JSON with the ids written as whole numbers (queues.ts marks them). */
export function toJson(body: unknown): string {
  return JSON.stringify(body).replaceAll(/"#(\d+)#"/g, '$1');
}

function reset(
  response: ServerResponse,
  fault: Extract<Fault, { kind: 'reset' }>,
  act: () => FakeAnswer,
): void {
  if (fault.when === 'before') {
    if (fault.acts) act();
    response.socket?.resetAndDestroy();
    return;
  }
  const { status, body } = act();
  const text = toJson(body);
  const sent = fault.when === 'middle' ? text.slice(0, Math.floor(text.length / 2)) : text;
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  // Only once the bytes have left: a reset discards what is still in the buffers of this side.
  response.write(sent, () => setTimeout(() => response.socket?.resetAndDestroy(), 50));
}

async function sendSlowly(
  response: ServerResponse,
  { share, pausesMs: [beforeActing, beforeHead, beforeRest] }: Extract<Fault, { kind: 'slow' }>,
  act: () => FakeAnswer,
): Promise<void> {
  await pause(beforeActing);
  const { status, body } = act();
  await pause(beforeHead);
  const text = toJson(body);
  const begun = Math.floor(text.length * share);
  response.writeHead(status, { 'content-type': 'application/json' }).write(text.slice(0, begun));
  await pause(beforeRest);
  response.end(text.slice(begun));
}

function sendEndless(response: ServerResponse, act: () => FakeAnswer): void {
  const { body } = act();
  const text = toJson(body);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(text.slice(0, -1));
  const filler = `,${' '.repeat(64 * 1024)}`;
  const pour = (): void => {
    while (!response.destroyed && response.write(filler));
    if (!response.destroyed) response.once('drain', pour);
  };
  pour();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
