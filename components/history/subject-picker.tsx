'use client';

import type { HistorySubjects } from '@/lib/domain/api/history';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import type { HistoryView } from './use-history-view';

/** Of what the history is shown: everything, one site, one queue. A removed one keeps its past. */
export function SubjectPicker({
  view,
  subjects,
}: {
  view: HistoryView;
  subjects: HistorySubjects | undefined;
}) {
  const { queue, site } = view.asked;
  const sites = subjects?.sites ?? [];
  const queues = (subjects?.queues ?? []).filter(({ siteId }) => site === '' || siteId === site);
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:max-w-3xl">
      {(sites.length > 1 || site !== '') && (
        <Field label="Site" marksOptional={false}>
          {(control) => (
            <Select
              {...control}
              value={site}
              onChange={view.chooseSite}
              options={[{ value: '', label: 'All sites' }, ...sites.map(toOption)]}
            />
          )}
        </Field>
      )}
      <Field label="Queue" marksOptional={false}>
        {(control) => (
          <Select
            {...control}
            value={queue}
            onChange={view.chooseQueue}
            options={[{ value: '', label: 'All queues together' }, ...queues.map(toOption)]}
          />
        )}
      </Field>
    </div>
  );
}

/** A choice that long would not fit into a list. */
const LONGEST_NAME = 80;

function toOption({ id, name, removed }: { id: string; name: string; removed: boolean }) {
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return { value: id, label: removed ? `${short} (removed)` : short };
}
