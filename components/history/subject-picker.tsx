'use client';

import type { HistorySubjects } from '@/lib/domain/api/history';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { queueOptions, siteOptions } from './subject-options';
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
  const known = subjects ?? { sites: [], queues: [] };
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:max-w-3xl">
      {(known.sites.length > 1 || site !== '') && (
        <Field label="Site" marksOptional={false}>
          {(control) => (
            <Select
              {...control}
              value={site}
              onChange={view.chooseSite}
              options={[{ value: '', label: 'All sites' }, ...siteOptions(known)]}
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
            options={[{ value: '', label: 'All queues together' }, ...queueOptions(known, site)]}
          />
        )}
      </Field>
    </div>
  );
}
