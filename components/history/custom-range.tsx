'use client';

import { useState, type FormEvent } from 'react';
import { MOST_RANGE_MS } from '@/lib/domain/history';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { useInBrowser } from '../ui/ticker';
import { viewerTimeZone } from '../ui/time-format';
import { localMinute, momentOf } from './local-minute';

interface Range {
  from: number;
  to: number;
}

/** From one moment to another, in the viewer's zone, which is named. */
export function CustomRange({ range, onChoose }: { range: Range | null; onChoose: (range: Range) => void }) {
  const zone = useInBrowser() ? viewerTimeZone().replaceAll('_', ' ') : 'UTC';
  const [from, setFrom] = useState(range === null ? '' : localMinute(range.from));
  const [to, setTo] = useState(range === null ? '' : localMinute(range.to));
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = { from: momentOf(from), to: momentOf(to) };
    const wrong = problemOf(chosen);
    setProblem(wrong);
    if (wrong === undefined && chosen.from !== null && chosen.to !== null)
      onChoose({ from: chosen.from, to: chosen.to });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-3">
      <Field label={`From (${zone})`} marksOptional={false} error={problem} className="max-w-64">
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Field>
      <Field label={`To (${zone})`} marksOptional={false}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Field>
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
