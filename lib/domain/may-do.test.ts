import { describe, expect, it } from 'vitest';
import type { JobView, QueueView } from './api/views';
import { jobCan } from './job-can';
import { nextStep, queueCan, suggestion } from './queue-can';

const FOREIGN = { kind: 'foreign', id: null, name: 'Somebody else' };
const job: JobView = {
  id: 'job',
  queueId: 'queue',
  queueName: 'Payments due',
  jobUuid: '90ff218f-58f8-11ea-8424-0265ea535fd4',
  state: 'open',
  openedAt: 0,
  holder: { kind: 'person', id: 'ana', name: 'Ana' },
  lastOutcome: 'job',
  custody: 'held',
  recordCount: 7,
  payloadBytes: 100,
  payloadSha256: '',
  oldestTriggeredAt: null,
  finishedAt: null,
  clearCount: null,
  finishInferred: false,
  purgedAt: null,
  erasedAt: null,
  handedOver: null,
  replayed: null,
};

const queue: QueueView = {
  id: 'queue',
  name: 'Payments due',
  site: { id: 'site', name: 'Site', kind: 'remote' },
  queueUuid: '5b0c8a7e-1111-4222-8333-444455556666',
  model: null,
  triggerType: null,
  enabled: null,
  extraFields: [],
  polledBy: 'nobody',
  health: { state: 'healthy', sentence: '' },
  queued: { value: 3, basis: 'exact', observedAt: 0 },
  processing: { value: 0, basis: 'exact', observedAt: 0 },
  oldestTriggeredAt: null,
  openJob: null,
  unknownCall: null,
  busy: null,
  notice: null,
  gateway: null,
  lastActivityAt: null,
  archivedAt: null,
  readingProblem: null,
};

const unknownCall: NonNullable<QueueView['unknownCall']> = {
  id: 'call',
  queueId: 'queue',
  verb: 'process',
  state: 'unknown',
  outcome: 'timed-out',
  detail: '',
  actor: { kind: 'person', name: 'Ana' },
  requestedAt: 0,
  sentAt: 0,
  answeredAt: null,
  settledAt: 0,
  httpStatus: null,
  bodyBytes: 0,
  bodySha256: null,
  jobId: null,
  jobUuid: null,
  foundJobUuid: null,
  inferred: false,
};
const busy = { verb: 'finish' as const, actor: { kind: 'person', name: 'Ana' }, since: 0 };
const ana = { role: 'operator' as const, id: 'ana', seesPayloads: true };

describe('what may be done to a queue', () => {
  it.each<[string, Partial<QueueView>, 'viewer' | 'operator', unknown]>([
    ['an idle one', {}, 'operator', { allowed: true, confirm: 'none' }],
    ['one behind the gateway', { polledBy: 'gateway' }, 'operator', { allowed: true, confirm: 'none' }],
    [
      'one an integration polls',
      { polledBy: 'directly' },
      'operator',
      { allowed: true, confirm: 'integration-dialog' },
    ],
    ['an idle one, as a viewer', {}, 'viewer', { allowed: false }],
    ['a busy one', { busy }, 'operator', { allowed: false }],
    ['one with an unknown call', { unknownCall }, 'operator', { allowed: false }],
    ['one with an open job', { openJob: job }, 'operator', { allowed: false }],
    [
      'one with a job being finished',
      { openJob: { ...job, state: 'finishing' } },
      'operator',
      { allowed: false },
    ],
    [
      'one whose job was never seen',
      { openJob: { ...job, custody: 'not-held' } },
      'operator',
      { allowed: true },
    ],
    [
      'one whose job was not cleared',
      { openJob: { ...job, lastOutcome: 'not-cleared' } },
      'operator',
      { allowed: true },
    ],
  ])('process: %s', (_name, change, role, expected) => {
    expect(queueCan.process({ ...queue, ...change }, role)).toMatchObject({ ...Object(expected) });
  });

  it.each<[string, Partial<QueueView>, string]>([
    ['an idle one', {}, 'process'],
    ['an empty one', { queued: { value: 0, basis: 'observed', observedAt: 0 } }, 'none'],
    ['one that may hold more', { queued: { value: 0, basis: 'at-least', observedAt: 0 } }, 'process'],
    ['one nobody knows', { queued: { value: null, basis: 'unknown', observedAt: null } }, 'process'],
    ['a busy one', { busy, unknownCall }, 'wait'],
    ['one with an unknown call', { unknownCall, openJob: job }, 'reconcile'],
    ['one with an open job', { openJob: job }, 'finish'],
    ['one whose job was not cleared', { openJob: { ...job, lastOutcome: 'not-cleared' } }, 'process'],
    ['one whose job was never seen', { openJob: { ...job, custody: 'not-held' } }, 'process'],
    [
      'one whose job is never handed out',
      { openJob: { ...job, custody: 'not-held', lastOutcome: 'uuid-only' } },
      'finish',
    ],
    ['one whose job an integration took', { openJob: { ...job, holder: FOREIGN } }, 'wait'],
    [
      'one that is stuck by it',
      { openJob: { ...job, holder: FOREIGN }, health: { state: 'stuck', sentence: '' } },
      'finish',
    ],
  ])('the suggestion: %s', (_name, change, action) => {
    expect(suggestion({ ...queue, ...change }).action).toBe(action);
  });

  it.each([
    ['unauthorized', 'Put the credentials of the site right, then finish the open job of 7 records.'],
    ['unreachable', 'Finish the open job of 7 records as soon as the site can be reached.'],
    ['job', 'Finish the open job of 7 records.'],
  ])('the suggestion after a finish that came to “%s” says what stands in its way', (outcome, sentence) => {
    const notice = { verb: 'finish' as const, outcome, detail: '', at: 0, jobId: job.id };
    const stuck = { ...queue, openJob: job, notice, health: { state: 'stuck' as const, sentence: '' } };
    expect(suggestion(stuck)).toEqual({ action: 'finish', sentence });
    expect(suggestion({ ...stuck, openJob: { ...job, holder: FOREIGN } }).sentence === sentence).toBe(
      outcome !== 'job',
    );
  });

  it('says of none waiting when that was so, and where nothing looks any more what to do', () => {
    const exact: QueueView = { ...queue, queued: { value: 0, basis: 'exact', observedAt: 0 } };
    expect(suggestion(exact).sentence).toBe('Nothing is waiting.');
    const seen: QueueView = { ...queue, queued: { value: 0, basis: 'observed', observedAt: 0 } };
    expect(suggestion(seen)).toEqual({
      action: 'none',
      sentence: 'Nothing was waiting when the queue was last seen.',
    });
    const unseen: QueueView = { ...exact, health: { state: 'unknown', sentence: '' } };
    expect(suggestion(unseen).action).toBe('put-right');
    expect(nextStep(unseen)?.sentence).toContain('The log of the server says why');
  });

  it('the next step leads to the queue, where everybody may go', () => {
    const problem = {
      readingProblem: 'It does not answer.',
      health: { state: 'failing' as const, sentence: '' },
    };
    const unread: QueueView = { ...queue, ...problem };
    expect(suggestion(unread).action).toBe('put-right');
    expect(nextStep(unread)?.path).toBe('/queues/queue');
  });
});

describe('what may be done to a job', () => {
  it.each<[string, Partial<JobView>, unknown]>([
    ['one’s own', {}, { allowed: true, confirm: 'dialog' }],
    [
      'another person’s',
      { holder: { kind: 'person', id: 'otto', name: 'Otto' } },
      { allowed: true, confirm: 'type-count' },
    ],
    ['an integration’s', { holder: FOREIGN }, { allowed: true, confirm: 'type-count' }],
    ['one never seen', { custody: 'not-held' }, { allowed: true, confirm: 'type-count-and-reason' }],
    ['a finished one', { state: 'finished' }, { allowed: false }],
    ['one being finished', { state: 'finishing' }, { allowed: false }],
  ])('finish: %s', (_name, change, expected) => {
    expect(jobCan.finish({ ...job, ...change }, queue, ana)).toMatchObject({ ...Object(expected) });
  });

  it('keeps payloads from viewers, unless an admin lets them see them', () => {
    const viewer = { role: 'viewer', id: 'ana' } as const;
    expect(jobCan.readPayload(job, { ...viewer, seesPayloads: false }).allowed).toBe(false);
    expect(jobCan.readPayload(job, { ...viewer, seesPayloads: true }).allowed).toBe(true);
    expect(jobCan.finish(job, queue, viewer).allowed).toBe(false);
    expect(jobCan.readPayload(job, ana).allowed).toBe(true);
  });
});
