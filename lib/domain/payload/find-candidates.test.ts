import { describe, expect, it } from 'vitest';
import { findCandidates } from './find-candidates';

const QUEUE = '5b0c8a7e-1111-4222-8333-444455556666';
const OTHER_QUEUE = '6c0c8a7e-1111-4222-8333-444455556666';
const JOB = '90ff218f-58f8-11ea-8424-0265ea535fd4';
const SECOND = 'a0ff218f-58f8-11ea-8424-0265ea535fd4';
const PROCESS = `https://x.fluxx.io/poll/client/1/uuid/queue/${QUEUE}`;

function har(entries: readonly unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', entries } });
}

const processEntry = (text: string, encoding?: string) => ({
  startedDateTime: '2026-11-24T09:30:00Z',
  request: { method: 'GET', url: PROCESS, headers: [{ name: 'Authorization', value: 'Bearer secret' }] },
  response: { status: 200, content: { text, ...(encoding === undefined ? {} : { encoding }) } },
});

describe('looking for a Job UUID', () => {
  it('takes a UUID alone, in any case and between spaces', () => {
    expect(findCandidates(`  ${JOB.toUpperCase()}\n`)).toMatchObject([
      { jobUuid: JOB.toUpperCase(), queueUuid: null, kind: 'bare' },
    ]);
  });

  it('finds it in a HAR file with the queue of its address, plain or in base64, and leaves secrets alone', () => {
    const body = `{"job_uuid":"${JOB}","data":[{"recordData":{"job_uuid":"${SECOND}"}}]}`;
    for (const entry of [processEntry(body), processEntry(btoa(body), 'base64')]) {
      const found = findCandidates(har([{ request: {} }, entry]));
      expect(found).toMatchObject([{ jobUuid: JOB, queueUuid: QUEUE, kind: 'process-answer' }]);
      expect(JSON.stringify(found)).not.toContain('secret');
    }
  });

  it('finds it in a cut answer inside a HAR, and in a HAR that is cut itself', () => {
    const cut = `{"job_uuid":"${JOB}","data":[{"timesta`;
    expect(findCandidates(har([processEntry(cut)]))).toMatchObject([{ jobUuid: JOB, queueUuid: QUEUE }]);
    const whole = har([processEntry(cut)]);
    expect(findCandidates(whole.slice(0, -20))).toMatchObject([
      { jobUuid: JOB, queueUuid: QUEUE, kind: 'field' },
    ]);
  });

  it('finds it in a finish call of a log or a curl command', () => {
    const text = `first line\ncurl "https://x.fluxx.io/poll/client/1/uuid/queue_finished/${QUEUE}/${JOB}"`;
    expect(findCandidates(text)).toEqual([
      { jobUuid: JOB, queueUuid: QUEUE, kind: 'finish-call', where: 'line 2' },
    ]);
  });

  it('tells by the last address to which queue a field belongs', () => {
    const text = `GET ${PROCESS}\n{\\"job_uuid\\": \\"${JOB}\\"}\nGET ${PROCESS.replace(QUEUE, OTHER_QUEUE)}\njobUuid=${SECOND}`;
    expect(findCandidates(text)).toMatchObject([
      { jobUuid: SECOND, queueUuid: OTHER_QUEUE, kind: 'field', where: 'line 4' },
      { jobUuid: JOB, queueUuid: QUEUE, kind: 'field', where: 'line 2' },
    ]);
  });

  it('never offers a queue as a job, and names each job once, by the surest place', () => {
    const text = `${OTHER_QUEUE} ${JOB} GET ${PROCESS} "job_uuid":"${JOB}"`;
    expect(findCandidates(text, [OTHER_QUEUE])).toMatchObject([{ jobUuid: JOB, kind: 'field' }]);
  });

  it('finds nothing in what holds none, whatever it is', () => {
    for (const text of ['', '{}', '{"log":{"entries":[1,null]}}', 'no key here', '{"log":']) {
      expect(findCandidates(text)).toEqual([]);
    }
  });
});
