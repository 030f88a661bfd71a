import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { readProcessAnswer, type ProcessAnswer } from '@/lib/domain/payload/process-answer';
import { makeAnswerReader } from '@/lib/server/answers/make-answer-reader';
import { watchedLog } from '@/lib/testing/watched-log';
import { bundle } from './bundle-server';
import { root } from './root';

const JOB_UUID = '90ff218f-58f8-11ea-8424-0265ea535fd4';

/** Large enough to be worth a thread. */
const records = Array.from({ length: 2000 }, (_, index) => ({
  id: index,
  timestamp: 1_764_000_000 - index,
  purpose: 'Core costs of the advice service over two years.',
}));
const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const job = bytesOf({ job_uuid: JOB_UUID, data: records });
const readHere = readProcessAnswer(job);

async function programFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-thread-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return path.join(folder, 'thread.mjs');
}

/** A thread's program of the test's own, so that what the thread said can be told from what was read here. */
async function readerOver(program: string) {
  const file = await programFile();
  await writeFile(file, `import { parentPort } from 'node:worker_threads';\n${program}`);
  const log = watchedLog();
  return { read: makeAnswerReader(file, log), log };
}

const ANSWERS = `parentPort.on('message', ({ id }) => parentPort.postMessage({ id, answer: { kind: 'uuid-only', jobUuid: String(id) } }, []));`;

/** Asks again and again until what comes is as wanted; the test's own time limit ends it when it never is. */
async function readUntil(read: () => Promise<ProcessAnswer>, isWanted: (answer: ProcessAnswer) => boolean) {
  for (;;) {
    const answer = await read();
    if (isWanted(answer)) return answer;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

it('is built as a program that says of every kind of answer what the reader says', async () => {
  const file = await programFile();
  await bundle(path.join(root, 'lib/server/answers/answer-thread.ts'), file);
  const thread = new Worker(file, { env: {}, execArgv: [] });
  onTestFinished(async () => {
    await thread.terminate();
  });
  const answers = [
    job,
    bytesOf({ job_uuid: JOB_UUID, data: [...records, 7] }),
    bytesOf({ error: { code: 500, message: 'No.' } }),
    job.subarray(0, -1),
    bytesOf({ job_uuid: '', data: [] }),
  ];
  const kinds: string[] = [];
  for (const [id, bytes] of answers.entries()) {
    thread.postMessage({ id, bytes }, []);
    const [said] = (await once(thread, 'message')) as [{ id: number; answer: ProcessAnswer }];
    expect(said).toEqual({ id, answer: readProcessAnswer(bytes) });
    kinds.push(said.answer.kind);
  }
  expect(kinds).toEqual(['job', 'unreadable', 'error', 'unreadable', 'empty']);
});

it('is asked as soon as it is up, for each its own answer; small ones are read where they are', async () => {
  const { read } = await readerOver(ANSWERS);
  expect(await read(job)).toEqual(readHere);
  await readUntil(
    () => read(job),
    ({ kind }) => kind === 'uuid-only',
  );
  const said = await Promise.all([read(job), read(job), read(job)]);
  const ids = said.map((answer) => (answer.kind === 'uuid-only' ? Number(answer.jobUuid) : null));
  expect(new Set(ids).size).toBe(3);
  expect(await read(bytesOf({ job_uuid: '', data: [] }))).toEqual({ kind: 'empty' });
});

it('leaves nothing unread when it dies over an answer, and another comes up', async () => {
  const { read, log } = await readerOver(
    `parentPort.once('message', () => { throw new Error('The thread fell over.'); });`,
  );
  await readUntil(
    () => read(job),
    () => log.messages.length >= 2,
  );
  expect(await read(job)).toEqual(readHere);
  expect(new Set(log.messages)).toEqual(
    new Set(['The thread that reads answers failed; they are read without it']),
  );
});

it('is done without where its file is missing', async () => {
  const log = watchedLog();
  const read = makeAnswerReader(await programFile(), log);
  await readUntil(
    () => read(job),
    () => log.messages.length > 0,
  );
  expect(await read(job)).toEqual(readHere);
});
