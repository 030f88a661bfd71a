import { useEffect, useRef, useState } from 'react';
import { findTextPart } from '@/lib/client/payloads';
import type { FindByTextInput } from '@/lib/domain/api/payload-inputs';
import type { FoundByText } from '@/lib/domain/api/payloads';

export interface TextSearch {
  text: string;
  state: 'running' | 'done' | 'cancelled' | 'full' | 'failed';
  matches: FoundByText['matches'];
  searchedJobs: number;
  searchedBytes: number;
  totalJobs: number;
  error: unknown;
}

/** More are no help: the search is to be narrowed. */
const MOST_MATCHES = 1000;

const begun = (text: string): TextSearch => ({
  text,
  state: 'running',
  matches: [],
  searchedJobs: 0,
  searchedBytes: 0,
  totalJobs: 0,
  error: null,
});

/** A search that asks the server part by part; not asking for the next is what cancels it. */
export function useTextSearch() {
  const [search, setSearch] = useState<TextSearch | null>(null);
  // The search that may still change what is shown; a newer one, or leaving the page, ends it.
  const current = useRef(0);
  useEffect(() => () => void (current.current += 1), []);
  const start = (input: FindByTextInput): void => {
    const mine = (current.current += 1);
    setSearch(begun(input.text));
    void run(input, begun(input.text), (next) => {
      if (current.current !== mine) return false;
      setSearch(next);
      return true;
    });
  };
  const cancel = (): void => {
    current.current += 1;
    setSearch((now) => (now === null ? null : { ...now, state: 'cancelled' }));
  };
  return { search, start, cancel };
}

/** @param show takes what is known so far; false ends the search. */
async function run(
  input: FindByTextInput,
  first: TextSearch,
  show: (next: TextSearch) => boolean,
): Promise<void> {
  let known = first;
  try {
    for (let cursor: string | undefined; known.state === 'running';) {
      const part = await findTextPart({ ...input, ...(cursor === undefined ? {} : { cursor }) });
      known = addPart(known, part);
      if (!show(known)) return;
      cursor = part.cursor ?? undefined;
    }
  } catch (error) {
    show({ ...known, state: 'failed', error });
  }
}

function addPart(known: TextSearch, part: FoundByText): TextSearch {
  const matches = [...known.matches, ...part.matches].slice(0, MOST_MATCHES);
  const isFull = matches.length === MOST_MATCHES;
  return {
    ...known,
    state: part.cursor === null ? 'done' : isFull ? 'full' : 'running',
    matches,
    searchedJobs: known.searchedJobs + part.searchedJobs,
    searchedBytes: known.searchedBytes + part.searchedBytes,
    totalJobs: part.totalJobs,
  };
}
