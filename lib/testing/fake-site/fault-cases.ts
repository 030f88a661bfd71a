import type { Fault } from './faults';

/** What goes wrong once, what the ledger says then, and what the screen says. Then the queue is emptied by the suggestions. */
export interface FaultCase {
  name: string;
  fault: Fault;
  call: { state: 'answered' | 'failed' | 'unknown'; outcome: string };
  says: RegExp;
  /** Whether the Job UUID was seen in what came back. */
  findsUuid?: boolean;
  /** The records come twice in the payload. */
  repeats?: boolean;
}

export const answer = (status: number, more: Partial<Extract<Fault, { kind: 'answer' }>> = {}): Fault => ({
  kind: 'answer',
  status,
  acts: false,
  ...more,
});
export const failed = (outcome: string): FaultCase['call'] => ({ state: 'failed', outcome });
export const unknown = (outcome: string): FaultCase['call'] => ({ state: 'unknown', outcome });
export const answered = (outcome: string): FaultCase['call'] => ({ state: 'answered', outcome });
export const errorBody = (code: number) => JSON.stringify({ error: { code, message: 'The site says no' } });

/** The same for process and finish. */
const EITHER: readonly FaultCase[] = [
  {
    name: 'reset before an answer, not having acted',
    fault: { kind: 'reset', when: 'before', acts: false },
    call: unknown('connection-lost'),
    says: /connection broke/,
  },
  {
    name: 'reset before an answer, having acted',
    fault: { kind: 'reset', when: 'before', acts: true },
    call: unknown('connection-lost'),
    says: /connection broke/,
  },
  {
    name: 'reset in the middle of the body',
    fault: { kind: 'reset', when: 'middle', acts: true },
    call: unknown('connection-lost'),
    says: /connection broke/,
  },
  {
    name: 'no answer at all',
    fault: { kind: 'stall', after: 'nothing' },
    call: unknown('timed-out'),
    says: /time limit/,
  },
  {
    name: 'a body that stops coming',
    fault: { kind: 'stall', after: 'head' },
    call: unknown('timed-out'),
    says: /time limit/,
  },
  {
    name: 'a body without end',
    fault: { kind: 'endless' },
    call: unknown('answer-too-large'),
    says: /larger than/,
  },
  {
    name: '403',
    fault: answer(403, { body: errorBody(403) }),
    call: failed('forbidden'),
    says: /Nothing changed/,
  },
  { name: '408', fault: answer(408), call: unknown('timed-out'), says: /may have acted/ },
  {
    name: '429 with Retry-After',
    fault: answer(429, { headers: { 'retry-after': '7' } }),
    call: failed('rate-limited'),
    says: /wait 7 seconds/,
  },
  { name: '422', fault: answer(422, { body: errorBody(422) }), call: failed('rejected'), says: /says no/ },
  {
    name: '500, having acted',
    fault: answer(500, { acts: true }),
    call: unknown('server-error'),
    says: /not known/,
  },
  {
    name: '502 with a page of a proxy, not having acted',
    fault: answer(502, { body: '<html><h1>Bad Gateway</h1></html>' }),
    call: unknown('server-error'),
    says: /status 502/,
  },
  {
    name: '200 with an error of code 429',
    fault: answer(200, { body: errorBody(429) }),
    call: failed('rate-limited'),
    says: /says no/,
  },
  {
    name: '200 with an error without a code',
    fault: answer(200, { body: '{"error":{"message":"Something broke"}}' }),
    call: unknown('server-error'),
    says: /Something broke/,
  },
  {
    name: '200 with an empty body',
    fault: answer(200, { acts: true }),
    call: unknown('unreadable-answer'),
    says: /empty/,
  },
  {
    name: '200 with a page of a proxy',
    fault: answer(200, { acts: true, body: '<html>Please sign in to the proxy</html>' }),
    call: unknown('unreadable-answer'),
    says: /not complete JSON/,
  },
  {
    name: 'a permanent redirect',
    fault: answer(308, { headers: { location: 'https://elsewhere.example/poll?token=x' } }),
    call: failed('rejected'),
    says: /redirected the call to https:\/\/elsewhere\.example;/,
  },
  {
    name: 'a redirect after acting',
    fault: answer(302, { headers: { location: '/login' }, acts: true }),
    call: unknown('unreadable-answer'),
    says: /redirects are not followed/,
  },
];

export const PROCESS_FAULTS: readonly FaultCase[] = [
  ...EITHER,
  { name: '404', fault: answer(404), call: failed('not-found'), says: /does not know this queue/ },
  { name: '409', fault: answer(409), call: answered('outstanding'), says: /outstanding/ },
  {
    name: 'cut JSON',
    fault: { kind: 'cut', share: 0.5 },
    call: unknown('unreadable-answer'),
    says: /not complete JSON/,
    findsUuid: true,
  },
  {
    name: 'data of the wrong type',
    fault: { kind: 'change', change: (body) => ({ ...body, data: 'none' }) },
    call: unknown('unreadable-answer'),
    says: /"data" is not/,
    findsUuid: true,
  },
  {
    name: 'a Job UUID of the wrong type',
    fault: { kind: 'change', change: (body) => ({ ...body, job_uuid: 12 }) },
    call: unknown('unreadable-answer'),
    says: /"job_uuid" is not/,
  },
  {
    name: 'records without a Job UUID',
    fault: { kind: 'change', change: (body) => ({ ...body, job_uuid: null }) },
    call: unknown('unreadable-answer'),
    says: /no Job UUID/,
  },
  {
    name: 'unknown extra keys',
    fault: { kind: 'change', change: (body) => ({ meta: { deep: [1] }, ...body, next: null }) },
    call: answered('job'),
    says: /2 records were taken/,
    findsUuid: true,
  },
  {
    name: 'a compressed body',
    fault: { kind: 'compress', as: 'gzip' },
    call: answered('job'),
    says: /2 records/,
    findsUuid: true,
  },
  {
    name: 'reset after the whole body',
    fault: { kind: 'reset', when: 'after', acts: true },
    call: answered('job'),
    says: /2 records/,
    findsUuid: true,
  },
];

export const FINISH_FAULTS: readonly FaultCase[] = [
  ...EITHER,
  { name: '404', fault: answer(404), call: answered('not-cleared'), says: /stays open here/ },
  { name: '409', fault: answer(409), call: failed('rejected'), says: /refused to finish/ },
  {
    name: 'nothing cleared',
    fault: answer(200, { body: '{"clear_count":0}' }),
    call: answered('not-cleared'),
    says: /cleared nothing/,
  },
  {
    name: 'cut JSON',
    fault: { kind: 'cut', share: 0.9 },
    call: unknown('unreadable-answer'),
    says: /not complete JSON/,
  },
  {
    name: 'another job in the answer',
    fault: {
      kind: 'change',
      change: (body) => ({ ...body, job_uuid: '00000000-1111-4222-8333-444444444444' }),
    },
    call: unknown('unreadable-answer'),
    says: /not of the one that was to be finished/,
  },
  {
    name: 'no clear_count',
    fault: { kind: 'change', change: ({ job_uuid: uuid }) => ({ job_uuid: uuid }) },
    call: unknown('unreadable-answer'),
    says: /"clear_count"/,
  },
  {
    name: 'a clear_count that is not ours',
    fault: { kind: 'change', change: (body) => ({ ...body, clear_count: 5 }) },
    call: answered('count-mismatch'),
    says: /cleared 5 records, but 2 records are stored here/,
  },
  {
    name: 'a compressed body',
    fault: { kind: 'compress', as: 'gzip' },
    call: answered('cleared'),
    says: /cleared 2/,
  },
];
