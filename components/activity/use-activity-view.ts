import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { ActivityAsked } from '@/lib/client/queries/activity';

const text = parseAsString.withDefault('');

const PARTS = {
  actor: text,
  group: text,
  target: text,
  /** What the one thing of `target` is called, for the words of its filter. */
  about: text,
  outcome: text,
  q: text,
  hours: parseAsInteger.withDefault(0),
  from: parseAsInteger,
  to: parseAsInteger,
  entry: parseAsInteger,
};

const NOTHING = {
  actor: null,
  group: null,
  target: null,
  about: null,
  outcome: null,
  q: null,
  hours: null,
  from: null,
  to: null,
};

/** Which entries are shown and which one is open; kept in the address, so that it can be sent and come back to. */
export function useActivityView() {
  const [state, set] = useQueryStates(PARTS, { history: 'replace', shallow: true, clearOnDefault: true });
  const { actor, group, target, about, outcome, q, hours, from, to, entry } = state;
  const asked: ActivityAsked = useMemo(
    () => ({ actor, group, target, outcome, search: q, hours: Math.max(0, hours), from, to }),
    [actor, group, target, outcome, q, hours, from, to],
  );
  return {
    asked,
    about,
    entry,
    isNarrowed: Object.values(asked).some((value) => value !== '' && value !== null && value !== 0),
    change: (parts: Partial<Record<'actor' | 'group' | 'outcome' | 'q', string>>) => void set(parts),
    chooseTarget: (kind: string) => void set({ target: kind, about: null }),
    chooseTime: (time: { hours: number; from: number | null; to: number | null }) => void set(time),
    open: (id: number | null) => void set({ entry: id }),
    clear: () => void set(NOTHING),
  };
}

export type ActivityView = ReturnType<typeof useActivityView>;
