import type { LivePhase } from '@/lib/client/live/state';

export interface RefreshStanding {
  paused: boolean;
  failed: boolean;
  phase: LivePhase;
  stalledSince: number | null;
  read: boolean;
}

export interface RefreshState {
  word: string;
  /** In its place on a phone: a word that stands for a moment must not break the line and move the page. */
  short?: string;
  dot: string;
  hint?: string;
}

/** Live is a promise about the figures, so it is made only while there are some and the stream keeps them fresh. */
export function refreshState(standing: RefreshStanding): RefreshState {
  const { paused, failed, phase, stalledSince, read } = standing;
  if (paused) return { word: 'Paused', dot: 'bg-unknown', hint: 'Nothing moves until you go on.' };
  if (stalledSince !== null)
    return { word: 'Not fresh since', dot: 'bg-backlog', hint: 'The server cannot read its database.' };
  if (failed) return { word: 'Trying again', dot: 'bg-backlog' };
  if (!read) return { word: 'Reading…', short: '…', dot: 'bg-unknown' };
  if (phase === 'polling')
    return {
      word: 'Every few seconds',
      dot: 'bg-healthy',
      hint: 'Changes do not come by themselves at the moment, so the page reads every few seconds.',
    };
  if (phase !== 'live') return { word: 'Connecting…', short: '…', dot: 'bg-unknown' };
  return { word: 'Live', dot: 'bg-healthy', hint: 'Changes come by themselves.' };
}
