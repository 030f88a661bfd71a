import type { DrainPlan, DrainView } from '@/lib/domain/api/drains';
import { ROUND_RECORDS } from '@/lib/domain/drain';
import { describeRecords } from '@/lib/domain/durations';
import { formatNumber } from '../ui/number';

/** A state of a drain as a title. */
export function drainTitle(drain: DrainView): string {
  switch (drain.state) {
    case 'running':
      return drain.step === 'finishing' ? 'Draining: finishing a round' : 'Draining: taking the next records';
    case 'cancelling':
      return 'Draining: it ends after this round';
    case 'done':
      return drain.reason === 'empty' ? 'Drained: the queue is empty' : 'The drain is done';
    case 'cancelled':
      return 'The drain was cancelled';
    default:
      return 'The drain stopped';
  }
}

/** How many rounds, and on what that rests. */
export function planRounds({ queued, maxRounds }: DrainPlan, finishEach: boolean): string {
  if (!finishEach) return 'One round, of at most 1,000 records. Its job is left open for you to look at.';
  const rounds = `At most ${formatNumber(maxRounds)} ${maxRounds === 1 ? 'round' : 'rounds'} of up to ${formatNumber(ROUND_RECORDS)} records`;
  return `${rounds}; it ends as soon as a call finds the queue empty, and takes no more than that even when records are queued meanwhile. ${basisOf(queued)}`;
}

function basisOf({ value, basis }: DrainPlan['queued']): string {
  if (basis === 'exact')
    return `The site says that ${describeRecords(value)} ${value === 1 ? 'is' : 'are'} queued.`;
  if (basis === 'observed') return 'The last batch was not full, so little or nothing may be waiting.';
  if (basis === 'at-least' && value === 0)
    return 'The last batch was full, so more may be waiting; how many is not known.';
  if (basis === 'at-least')
    return `At least ${describeRecords(value)} were waiting behind the last batch; the true number is not known.`;
  return 'How many are queued is not known: this site does not say.';
}

/** Who else would have got the records. */
export const POLLED_WORDS = {
  nobody: 'Nobody else polls this queue, as far as is known.',
  gateway:
    'An integration polls this queue through the gateway. While the drain works it is told to come back later.',
  directly:
    'An integration polls this queue itself. It will not get what the drain takes, and its own calls may come in between: the drain stops when it meets one.',
} as const;

/** Records a second over the time it has worked, and how long the rest takes at that rate; null while nobody can tell. */
export function paceOf(drain: DrainView): { perSecond: number | null; leftMs: number | null } {
  if (drain.rounds === 0 || drain.workedMs < 1) return { perSecond: null, leftMs: null };
  const perSecond = (drain.records / drain.workedMs) * 1000;
  const left = drain.expectedRecords === null ? null : drain.expectedRecords - drain.records;
  return {
    perSecond,
    leftMs: left === null || left <= 0 || perSecond <= 0 ? null : (left / perSecond) * 1000,
  };
}
