'use client';

import { useState, type FormEvent } from 'react';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { useSnooze } from '@/lib/client/health-acts';
import { serverNow } from '@/lib/client/server-clock';
import { snoozeInput } from '@/lib/domain/api/health-inputs';
import type { QueueView } from '@/lib/domain/api/views';
import { FormDialog } from '../console/form-dialog';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { notify } from '../ui/notify';
import { Textarea } from '../ui/textarea';
import { viewerTimeZone } from '../ui/time-format';
import { SNOOZES, untilOf, type Snooze } from './snooze-times';

type Problems = Partial<Record<'until' | 'reason', string>>;

/** Asks until when, and why: others see both. */
export function SnoozeDialog({ queue, onClose }: { queue: QueueView; onClose: () => void }) {
  const [chosen, setChosen] = useState<Snooze>('4h');
  const [other, setOther] = useState('');
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const snooze = useSnooze(queue.id);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const checked = snoozeInput.safeParse({ until: untilOf(chosen, other, serverNow()), reason });
    setProblems(
      Object.fromEntries(checked.error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []),
    );
    if (!checked.success) return;
    try {
      await snooze.mutateAsync(checked.data);
      notify({ tone: 'success', title: 'Snoozed', description: 'Nobody is told of this queue until then.' });
      onClose();
    } catch (error) {
      setRefusal(explainError(error, 'act'));
    }
  };
  return (
    <FormDialog
      title={`Snooze ${queue.name}?`}
      description="It stands after all other queues and nobody is told of its trouble. It is still watched, and its incidents are written down."
      confirm="Snooze"
      isPending={snooze.isPending}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-sm font-medium text-ink">How long</legend>
        {SNOOZES.map(({ value, label }) => (
          <Choice
            key={value}
            kind="radio"
            name="until"
            label={label}
            checked={chosen === value}
            onChange={() => setChosen(value)}
          />
        ))}
        <Choice
          kind="radio"
          name="until"
          label="Until another time"
          checked={chosen === 'other'}
          onChange={() => setChosen('other')}
        />
      </fieldset>
      {chosen === 'other' && (
        <Field
          label="Until"
          required
          hint={`In ${viewerTimeZone()}. Within the next 90 days.`}
          error={problems.until}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={other}
              onChange={(event) => setOther(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label="Reason" required hint="Others see it on the queue." error={problems.reason}>
        {(control) => (
          <Textarea
            {...control}
            value={reason}
            placeholder="The vendor is on it, ticket 1234"
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
