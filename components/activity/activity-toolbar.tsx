'use client';

import { Filter, X } from 'lucide-react';
import { useState } from 'react';
import { activityQueries } from '@/lib/client/queries/activity';
import { useLive } from '@/lib/client/queries';
import { ACT_GROUPS } from '@/lib/domain/activity/verbs';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { TimeFilter } from './time-filter';
import type { ActivityView } from './use-activity-view';
import { OUTCOME, TARGET_CHOICES, targetKindWords } from './words';

const ANY = { value: '', label: 'Any' };

const GROUPS = [
  { value: '', label: 'Everything' },
  ...Object.entries(ACT_GROUPS).map(([value, label]) => ({ value, label })),
];
const OUTCOMES = [ANY, ...Object.entries(OUTCOME).map(([value, { word }]) => ({ value, label: word }))];

/** Those without an account or a token of their own. */
const PROGRAMS = [
  { value: 'system:', label: 'The program itself' },
  { value: 'cli:', label: 'Command line' },
  { value: 'person:', label: 'Somebody not signed in' },
  { value: 'gateway', label: 'Every integration' },
  { value: 'application', label: 'OAuth applications' },
];

/** Search and filters of the activity log; on a phone they open below the search. */
export function ActivityToolbar({ view }: { view: ActivityView }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          label="Search activity"
          placeholder="Names, ids, details"
          value={view.asked.search}
          onChange={(q) => view.change({ q })}
        />
        <Button
          className="lg:hidden"
          icon={<Filter aria-hidden="true" />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {view.isNarrowed ? 'Filter on' : 'Filter'}
        </Button>
        {view.isNarrowed && (
          <Button variant="ghost" icon={<X aria-hidden="true" />} onClick={view.clear}>
            Clear
          </Button>
        )}
      </div>
      <div className={isOpen ? undefined : 'max-lg:hidden'}>
        <Filters view={view} />
      </div>
    </div>
  );
}

function Filters({ view }: { view: ActivityView }) {
  const { group, outcome, target } = view.asked;
  const actors = useActorChoices(view.asked.actor);
  const targets = targetChoices(target, view.about);
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
      <Field label="What" marksOptional={false}>
        {(control) => (
          <Select
            {...control}
            value={group}
            onChange={(value) => view.change({ group: value })}
            options={GROUPS}
          />
        )}
      </Field>
      <Field label="Who" marksOptional={false}>
        {(control) => (
          <Select
            {...control}
            value={view.asked.actor}
            onChange={(actor) => view.change({ actor })}
            options={actors}
          />
        )}
      </Field>
      <Field label="About" marksOptional={false}>
        {(control) => <Select {...control} value={target} onChange={view.chooseTarget} options={targets} />}
      </Field>
      <Field label="Outcome" marksOptional={false}>
        {(control) => (
          <Select
            {...control}
            value={outcome}
            onChange={(value) => view.change({ outcome: value })}
            options={OUTCOMES}
          />
        )}
      </Field>
      <TimeFilter view={view} />
    </div>
  );
}

function useActorChoices(chosen: string) {
  const { data } = useLive(activityQueries.actors());
  const known = (data?.actors ?? []).map(({ kind, id, name }) => ({
    value: `${kind}:${id ?? ''}`,
    label: name,
  }));
  const choices = [{ value: '', label: 'Anybody' }, ...known, ...PROGRAMS];
  // Somebody whose account is gone is still in the log, and may be in the address.
  return choices.some(({ value }) => value === chosen)
    ? choices
    : [...choices, { value: chosen, label: 'Somebody else' }];
}

/** One thing, when a link named it, and every kind of thing. */
function targetChoices(chosen: string, about: string) {
  const choices = [{ value: '', label: 'Anything' }, ...TARGET_CHOICES];
  if (choices.some(({ value }) => value === chosen)) return choices;
  const [kind = '', id = ''] = chosen.split(':');
  return [...choices, { value: chosen, label: `${targetKindWords(kind)} ${about || id}`.slice(0, 80) }];
}
