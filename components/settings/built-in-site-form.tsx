'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { ApiError } from '@/lib/client/fetcher';
import { useChangeSettings } from '@/lib/client/settings-acts';
import type { SiteSettingsView } from '@/lib/domain/api/built-in-site-views';
import { Button } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { notify } from '../ui/notify';
import { ActProblem } from './act-problem';
import { formSchema, toChanges, toForm, type SiteForm } from './built-in-site-values';
import { CalendarCard } from './calendar-card';
import { OUTSTANDING_ORDER, OUTSTANDING_WORDS } from './built-in-site-words';

type Form = UseFormReturn<SiteForm>;

/** The settings as a form; what two people change at once is refused to the second, who then sees what stands. */
export function BuiltInSiteForm({ settings }: { settings: SiteSettingsView }) {
  const change = useChangeSettings();
  const form = useForm<SiteForm>({
    resolver: zodResolver(formSchema),
    defaultValues: toForm(settings),
  });
  const { isDirty } = form.formState;
  const save = form.handleSubmit(async (values) => {
    try {
      const saved = await change.mutateAsync(toChanges(values));
      form.reset(toForm(saved));
      notify({ tone: 'success', title: 'Settings saved', description: 'They count from the next call on.' });
    } catch (error) {
      for (const { path, message } of error instanceof ApiError ? error.problems : [])
        if (isFormName(path)) form.setError(path, { message });
    }
  });
  const startAgain = () => {
    change.reset();
    form.reset(toForm(settings));
  };
  return (
    <form method="post" onSubmit={save} noValidate className="flex flex-col gap-4">
      <CalendarCard form={form} />
      <OutstandingCard form={form} />
      <NumbersCard form={form} />
      <ActProblem error={change.error} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" loading={change.isPending} disabled={!isDirty}>
          Save settings
        </Button>
        <Button disabled={!isDirty && change.error === null} onClick={startAgain}>
          {change.error === null ? 'Undo changes' : 'Show what is saved now'}
        </Button>
      </div>
    </form>
  );
}

function isFormName(path: string): path is keyof SiteForm {
  return Object.hasOwn(formSchema.shape, path);
}

function OutstandingCard({ form }: { form: Form }) {
  return (
    <Card>
      <CardHeader
        title="While a job is outstanding"
        description="What a process call answers when the job before it was not finished. It counts for every queue of this site."
      />
      <CardBody>
        <fieldset className="flex flex-col gap-3">
          <legend className="sr-only">While a job is outstanding</legend>
          {OUTSTANDING_ORDER.map((value) => (
            <Choice
              key={value}
              kind="radio"
              value={value}
              {...form.register('outstanding')}
              {...OUTSTANDING_WORDS[value]}
            />
          ))}
        </fieldset>
      </CardBody>
    </Card>
  );
}

const NUMBERS = [
  {
    name: 'batchSize',
    label: 'Records in a job, at most',
    hint: '1 to 1,000. Fluxx hands out 1,000; a smaller number makes more, shorter calls.',
  },
  {
    name: 'sweepMinutes',
    label: 'Minutes between two sweeps for One Time Filters',
    hint: 'Fluxx takes 3 to 24 hours (180 to 1,440); a minute here is for trying things out.',
  },
  {
    name: 'changeLogDays',
    label: 'Days that the change log of records is kept',
    hint: '1 to 3,650. What is older is removed, and can no longer be explained on a record’s page.',
  },
  {
    name: 'requestsPerMinute',
    label: 'Requests a minute, for each application',
    hint: 'Past it a client gets 429 and is told when to come back. All instances count together.',
  },
  {
    name: 'tokenRequestsPerMinute',
    label: 'Token requests a minute, for each application and each network address',
    hint: 'A token is good for two hours: a client needs few.',
  },
] as const;

function NumbersCard({ form }: { form: Form }) {
  const { errors } = form.formState;
  return (
    <Card>
      <CardHeader title="Sizes, times and limits" />
      <CardBody className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {NUMBERS.map(({ name, label, hint }) => (
          <Field key={name} label={label} hint={hint} required error={errors[name]?.message}>
            {(control) => (
              <Input
                {...control}
                {...form.register(name, { valueAsNumber: true })}
                inputMode="numeric"
                autoComplete="off"
                className="max-w-40"
              />
            )}
          </Field>
        ))}
      </CardBody>
    </Card>
  );
}
