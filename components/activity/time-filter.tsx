'use client';

import { useState } from 'react';
import { dayAfter, dayOf, dayStart } from '../jobs/days';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { useInBrowser } from '../ui/ticker';
import { viewerTimeZone } from '../ui/time-format';
import type { ActivityView } from './use-activity-view';

const RANGES = [
  { value: '0', label: 'Any time' },
  { value: '1', label: 'Last hour' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
  { value: '720', label: 'Last 30 days' },
  { value: 'days', label: 'From day to day…' },
] as const;
type Range = (typeof RANGES)[number]['value'];

/** When: back from now, or from one day to another in the viewer's zone, which is named. */
export function TimeFilter({ view }: { view: ActivityView }) {
  const { hours, from, to } = view.asked;
  const hasDays = from !== null || to !== null;
  const [choosing, setChoosing] = useState(false);
  const inBrowser = useInBrowser();
  const range = RANGES.find(({ value }) => value === String(hours))?.value ?? '0';
  const value: Range = hours === 0 && (hasDays || choosing) ? 'days' : range;
  const choose = (next: Range) => {
    setChoosing(next === 'days');
    view.chooseTime(next === 'days' ? { hours: 0, from, to } : { hours: Number(next), from: null, to: null });
  };
  const zone = inBrowser ? viewerTimeZone() : 'UTC';
  return (
    <>
      <Field label={`When (${zone})`} marksOptional={false}>
        {(control) => <Select {...control} value={value} onChange={choose} options={RANGES} />}
      </Field>
      {value === 'days' && (
        <>
          <Field label="First day" marksOptional={false}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={dayOf(from)}
                onChange={(event) => view.chooseTime({ hours: 0, from: dayStart(event.target.value), to })}
              />
            )}
          </Field>
          <Field label="Last day" marksOptional={false}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={dayOf(to === null ? null : to - 1)}
                onChange={(event) => view.chooseTime({ hours: 0, from, to: dayAfter(event.target.value) })}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}
