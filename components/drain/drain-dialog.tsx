'use client';

import { useState } from 'react';
import { drainQueries, useStartDrain } from '@/lib/client/drains';
import { explainError } from '@/lib/client/error-words';
import { useLive } from '@/lib/client/queries';
import type { DrainPlan } from '@/lib/domain/api/drains';
import type { QueueView } from '@/lib/domain/api/views';
import { ROUND_RECORDS } from '@/lib/domain/drain';
import { QueryError } from '../console/query-problem';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Choice } from '../ui/choice';
import { DefinitionList } from '../ui/definition-list';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { formatNumber } from '../ui/number';
import { Skeleton } from '../ui/skeleton';
import { Time } from '../ui/time';
import { CountText } from '../queues/count-text';
import { readCount } from '../queues/finish-form';
import { basisWord } from '../queues/words';
import { planRounds, POLLED_WORDS } from './drain-words';

/** The plan of a drain, its two options, and the way to begin: nothing is called before that. */
export function DrainDialog({ queue, onClose }: { queue: QueueView; onClose: () => void }) {
  const [finishEach, setFinishEach] = useState(true);
  const [most, setMost] = useState('');
  const typed = readCount(most);
  const wrong = finishEach && most.trim() !== '' && (typed === null || typed < ROUND_RECORDS);
  const maxRecords = most.trim() === '' || wrong || !finishEach ? null : typed;
  const query = useLive(drainQueries.plan(queue.id, { finishEach, maxRecords }));
  const { mutate, isPending, error } = useStartDrain(queue.id);
  const plan = query.data?.plan;
  const start = () => {
    if (plan === undefined || wrong) return;
    const seen = { maxRounds: plan.maxRounds, queued: plan.queued.value };
    mutate({ finishEach, maxRecords, seen }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isPending && onClose()}
      title={`Drain “${queue.name}”`}
      description="Process, store and finish, again and again, until the queue is empty. Nothing is called before you begin."
      footer={
        <>
          <Button onClick={onClose} disabled={isPending}>
            Cancel
          </Button>
          <Button
            variant="primary"
            loading={isPending}
            loadingLabel="Beginning…"
            disabled={plan === undefined || plan.refusal !== null || wrong}
            onClick={start}
          >
            {finishEach ? 'Begin the drain' : 'Take the first round'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Options finishEach={finishEach} onChange={setFinishEach} />
        {finishEach && (
          <Field
            label="Maximum of records"
            hint="A round may bring 1,000, so it ends before one that could go past this."
            error={wrong ? `Give at least ${formatNumber(ROUND_RECORDS)}, or leave it empty.` : undefined}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                placeholder="No maximum"
                value={most}
                onChange={(event) => setMost(event.target.value)}
              />
            )}
          </Field>
        )}
        {query.error !== null && plan === undefined && <QueryError query={query} what="The plan" />}
        {plan === undefined && query.error === null && <Skeleton className="h-48 rounded-md" />}
        {plan !== undefined && <Plan plan={plan} finishEach={finishEach} />}
        {error !== null && <Refused error={error} />}
      </div>
    </Dialog>
  );
}

function Options({ finishEach, onChange }: { finishEach: boolean; onChange: (each: boolean) => void }) {
  const options = [
    {
      value: true,
      label: 'Finish each round and go on',
      hint: 'The site clears each round once it is stored here.',
    },
    {
      value: false,
      label: 'Stop after the first round',
      hint: 'Its job stays open, so you can look before anything is cleared.',
    },
  ];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium text-ink">After each round</legend>
      {options.map(({ value, label, hint }) => (
        <Choice
          key={label}
          kind="radio"
          name="after-each-round"
          label={label}
          description={hint}
          checked={finishEach === value}
          onChange={() => onChange(value)}
          className="rounded-md border px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
        />
      ))}
    </fieldset>
  );
}

function Plan({ plan, finishEach }: { plan: DrainPlan; finishEach: boolean }) {
  return (
    <>
      <DefinitionList
        items={[
          { term: 'How far', value: planRounds(plan, finishEach) },
          { term: 'Known count', value: <KnownCount plan={plan} /> },
          {
            term: 'The payloads',
            value: finishEach
              ? 'Each is stored here whole, with its hash, before its round is finished. All of them can be downloaded as one archive.'
              : 'Stored here whole, with its hash. Nothing is cleared on the site.',
          },
          { term: 'Who else polls', value: POLLED_WORDS[plan.polledBy] },
          {
            term: 'Stops at',
            value:
              'The first surprise: an unknown or failed call, counts that differ, a job of somebody else. Nothing is ever repeated by itself.',
          },
        ]}
      />
      {plan.refusal !== null && (
        <Callout tone="warning" title="It cannot begin now">
          {plan.refusal}
        </Callout>
      )}
    </>
  );
}

function KnownCount({ plan: { queued } }: { plan: DrainPlan }) {
  return (
    <>
      <CountText count={queued} /> <span className="text-ink-3">{basisWord(queued)}</span>
      {queued.observedAt !== null && (
        <span className="text-ink-3">
          {' · '}
          <Time at={queued.observedAt} />
        </span>
      )}
    </>
  );
}

function Refused({ error }: { error: Error }) {
  const { title, detail, whatNext } = explainError(error, 'upstream-act');
  return (
    <Callout tone="danger" title={title}>
      {detail} {whatNext}
    </Callout>
  );
}
