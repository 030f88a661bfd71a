import type { QueueView } from '@/lib/domain/api/views';
import type { Suggestion } from '@/lib/domain/queue-can';
import type { FaultCase } from './fault-cases';

type Action = Suggestion['action'];

const AFTER_PROCESS: Readonly<Record<string, Action>> = {
  job: 'finish',
  empty: 'none',
  outstanding: 'recover',
  forbidden: 'put-right',
  'not-found': 'put-right',
};
const AFTER_FINISH: Readonly<Record<string, Action>> = {
  cleared: 'none',
  'count-mismatch': 'none',
  'not-cleared': 'process',
  forbidden: 'finish',
  rejected: 'finish',
  'rate-limited': 'finish',
};
const AFTER_STATE: Readonly<Record<string, Action>> = { unknown: 'reconcile', failed: 'process' };

/** The one action the screen suggests after a call came to this. */
export function actionAfter(verb: 'process' | 'finish', call: FaultCase['call']): Action | undefined {
  return (verb === 'process' ? AFTER_PROCESS : AFTER_FINISH)[call.outcome] ?? AFTER_STATE[call.state];
}

/** The state of a job whose finish came to this. */
export function jobAfter({ state, outcome }: FaultCase['call']): 'open' | 'finishing' | 'finished' {
  if (outcome === 'cleared' || outcome === 'count-mismatch') return 'finished';
  return state === 'unknown' ? 'finishing' : 'open';
}

/** What the screen says of the queue then, beside the call's own sentence; null when it is right, or what it is not. */
export function wrongOnScreen(call: FaultCase['call'], { health }: QueueView): string | null {
  const healths: Readonly<Record<string, readonly string[]>> = { unknown: ['stuck'], failed: ['failing'] };
  const isRight = (healths[call.state] ?? ['healthy', 'unknown']).includes(health.state);
  const sentence = call.state === 'unknown' ? /Reconcile it/ : /\.$/;
  return isRight && sentence.test(health.sentence) ? null : `${health.state}: ${health.sentence}`;
}
