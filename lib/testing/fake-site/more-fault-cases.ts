import { answer, answered, errorBody, failed, unknown, type FaultCase } from './fault-cases';
import type { Fault } from './faults';

const change = (changes: (body: Record<string, unknown>) => unknown): Fault => ({
  kind: 'change',
  change: changes,
});

/** Also the same for process and finish. */
const EITHER: readonly FaultCase[] = [
  {
    name: '503 with Retry-After, not having acted',
    fault: answer(503, { headers: { 'retry-after': '30' } }),
    call: unknown('server-error'),
    says: /status 503/,
  },
  {
    name: '504 of a proxy, having acted',
    fault: answer(504, { acts: true, body: '<html>Gateway Time-out</html>' }),
    call: unknown('server-error'),
    says: /status 504/,
  },
  {
    name: '200 with an error of code 500, having acted',
    fault: answer(200, { acts: true, body: errorBody(500) }),
    call: unknown('server-error'),
    says: /says no/,
  },
  {
    name: '200 with an error that is a text',
    fault: answer(200, { body: '{"error":"no such thing"}' }),
    call: unknown('server-error'),
    says: /no such thing/,
  },
  {
    name: '204 without a body, having acted',
    fault: answer(204, { acts: true }),
    call: unknown('unreadable-answer'),
    says: /empty/,
  },
  {
    name: 'a list instead of an object',
    fault: change((body) => [body]),
    call: unknown('unreadable-answer'),
    says: /not a JSON object/,
  },
  {
    name: 'null instead of an object',
    fault: change(() => null),
    call: unknown('unreadable-answer'),
    says: /not a JSON object/,
  },
  {
    name: 'a body that says it is compressed and is not',
    fault: { kind: 'compress', as: 'gzip', broken: true },
    call: unknown('connection-lost'),
    says: /connection broke/,
  },
  {
    name: 'a body shorter than its length',
    fault: { kind: 'short' },
    call: unknown('connection-lost'),
    says: /connection broke/,
  },
  {
    name: '303 after acting',
    fault: answer(303, { acts: true, headers: { location: '/done' } }),
    call: unknown('unreadable-answer'),
    says: /redirects are not followed/,
  },
  {
    name: 'a temporary redirect to another host',
    fault: answer(307, { headers: { location: 'https://elsewhere.example/' } }),
    call: failed('rejected'),
    says: /redirected the call to https:\/\/elsewhere\.example;/,
  },
];

export const MORE_PROCESS_FAULTS: readonly FaultCase[] = [
  ...EITHER,
  { name: '410', fault: answer(410), call: failed('not-found'), says: /does not know this queue/ },
  {
    name: 'both an error and a Job UUID',
    fault: change((body) => ({ ...body, error: { code: 400, message: 'odd' } })),
    call: unknown('unreadable-answer'),
    says: /both an error and a Job UUID/,
    findsUuid: true,
  },
  {
    name: 'records that are no objects',
    fault: change((body) => ({ ...body, data: [1, 'two'] })),
    call: unknown('unreadable-answer'),
    says: /"data\.0" is not/,
    findsUuid: true,
  },
  {
    name: 'a Job UUID that is none',
    fault: change((body) => ({ ...body, job_uuid: 'job-1' })),
    call: unknown('unreadable-answer'),
    says: /not a UUID/,
  },
  {
    name: 'neither a Job UUID nor data',
    fault: change(() => ({ status: 'ok' })),
    call: unknown('unreadable-answer'),
    says: /neither "job_uuid" nor "data"/,
  },
  {
    name: 'a Job UUID without data',
    fault: change(({ job_uuid: uuid }) => ({ job_uuid: uuid })),
    // A UUID minted by this very call and no records reads as "nothing was queued" (domain.md, the table).
    call: answered('empty'),
    says: /for no records/,
    findsUuid: true,
  },
  {
    name: 'the same record twice',
    fault: change((body) => ({ ...body, data: [...listOf(body['data']), ...listOf(body['data'])] })),
    call: answered('job'),
    says: /4 records were taken/,
    findsUuid: true,
    repeats: true,
  },
  {
    name: 'a timestamp of the wrong type',
    fault: change((body) => ({
      ...body,
      data: listOf(body['data']).map((one) => ({ ...one, timestamp: 'today' })),
    })),
    call: answered('job'),
    says: /2 records were taken/,
    findsUuid: true,
  },
  ...(['br', 'deflate'] as const).map((as) => ({
    name: `a body compressed with ${as}`,
    fault: { kind: 'compress' as const, as },
    call: answered('job'),
    says: /2 records/,
    findsUuid: true,
  })),
];

export const MORE_FINISH_FAULTS: readonly FaultCase[] = [
  ...EITHER,
  { name: '410', fault: answer(410), call: answered('not-cleared'), says: /stays open here/ },
  {
    name: 'a clear_count that is text',
    fault: change((body) => ({ ...body, clear_count: '2' })),
    call: answered('cleared'),
    says: /cleared 2 records/,
  },
  ...[-1, 1.5, null, {}].map((wrong) => ({
    name: `a clear_count of ${JSON.stringify(wrong)}`,
    fault: change((body) => ({ ...body, clear_count: wrong })),
    call: unknown('unreadable-answer'),
    says: /"clear_count"/,
  })),
  {
    name: 'no job_uuid in the answer',
    fault: change(({ clear_count: count }) => ({ clear_count: count })),
    call: answered('cleared'),
    says: /cleared 2 records/,
  },
  {
    name: 'unknown extra keys',
    fault: change((body) => ({ ...body, meta: [1], next: null })),
    call: answered('cleared'),
    says: /cleared 2 records/,
  },
  ...(['br', 'deflate'] as const).map((as) => ({
    name: `a body compressed with ${as}`,
    fault: { kind: 'compress' as const, as },
    call: answered('cleared'),
    says: /cleared 2/,
  })),
];

function listOf(value: unknown): object[] {
  return Array.isArray(value) ? value : [];
}
