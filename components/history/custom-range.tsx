'use client';

import { useState, type FormEvent } from 'react';
import { MOST_RANGE_MS } from '@/lib/domain/history';
import { Button } from '../ui/button';
import { useInBrowser } from '../ui/ticker';
import { viewerTimeZone } from '../ui/time-format';
import { endAt } from './range-end';
import { RangeEndField } from './range-end-field';

interface Range {
  from: number;
  to: number;
}

/** From one moment to another, in the viewer's zone, which is named. */
export function CustomRange({ range, onChoose }: { range: Range | null; onChoose: (range: Range) => void }) {
  const timeZone = useInBrowser() ? viewerTimeZone() : 'UTC';
  const zone = timeZone.replaceAll('_', ' ');
  const [from, setFrom] = useState(() => endAt(range?.from ?? null, viewerTimeZone()));
  const [to, setTo] = useState(() => endAt(range?.to ?? null, viewerTimeZone()));
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isSkipped = [from, to].some(({ text, at }) => text !== '' && at === null);
    const wrong = isSkipped
      ? `In ${zone} the clocks skip one of these times.`
      : problemOf({ from: from.at, to: to.at });
    setProblem(wrong);
    if (wrong === undefined && from.at !== null && to.at !== null) onChoose({ from: from.at, to: to.at });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-3">
      <RangeEndField
        end="from"
        label={`From (${zone})`}
        timeZone={timeZone}
        value={from}
        error={problem}
        onChange={setFrom}
      />
      <RangeEndField end="to" label={`To (${zone})`} timeZone={timeZone} value={to} onChange={setTo} />
      <Button type="submit" variant="primary" className="mt-6.5">
        Show
      </Button>
    </form>
  );
}

function problemOf({ from, to }: { from: number | null; to: number | null }): string | undefined {
  if (from === null || to === null) return 'Enter the day and the time of both.';
  if (from < 0 || from >= to) return 'The end has to be later than the beginning.';
  if (to - from > MOST_RANGE_MS) return 'At most five years can be shown at a time.';
  return undefined;
}
