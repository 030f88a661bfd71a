import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo, useState } from 'react';
import type { HistoryAsked } from '@/lib/client/queries/history';
import { PRESET_NAMES, PRESETS, type PresetName } from './presets';

const PARTS = {
  queue: parseAsString.withDefault(''),
  site: parseAsString.withDefault(''),
  range: parseAsStringLiteral(PRESET_NAMES).withDefault('24h'),
  from: parseAsInteger,
  to: parseAsInteger,
  compare: parseAsBoolean.withDefault(false),
};

/** What is shown and how much of it; kept in the address, so that it can be sent and come back to. */
export function useHistoryView(queueId?: string) {
  const [state, set] = useQueryStates(PARTS, { history: 'replace', shallow: true, clearOnDefault: true });
  const { range: preset, from, to, compare } = state;
  const [choosing, setChoosing] = useState(false);
  const choose = (parts: Partial<typeof state>, history: 'replace' | 'push' = 'replace') => {
    setChoosing(false);
    void set(parts, { history });
  };
  const queue = queueId ?? state.queue;
  const site = queueId === undefined ? state.site : '';
  const asked: HistoryAsked = useMemo(
    () => ({
      queue,
      site,
      hours: PRESETS[preset].hours,
      range: from !== null && to !== null && from < to ? { from, to } : null,
      compares: compare,
    }),
    [queue, site, preset, from, to, compare],
  );
  return {
    asked,
    preset,
    /** A range of one's own is being entered. */
    choosing,
    beginChoosing: () => setChoosing(true),
    chooseQueue: (id: string) => void set({ queue: id }),
    chooseSite: (id: string) => void set({ site: id, queue: null }),
    choosePreset: (name: PresetName) => choose({ range: name, from: null, to: null }),
    /** A place of its own in the browser's history: the way back from a closer look is its Back button, too. */
    chooseRange: (range: { from: number; to: number }) => choose(range, 'push'),
    leaveRange: () => choose({ from: null, to: null }, 'push'),
    compare: (yes: boolean) => void set({ compare: yes }),
  };
}

export type HistoryView = ReturnType<typeof useHistoryView>;
