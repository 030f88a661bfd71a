'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { useAccount } from '@/lib/client/account';
import { siteQueries } from '@/lib/client/queries/sites';
import { useLive } from '@/lib/client/queries';
import { useQueueSettings } from '@/lib/client/site-acts';
import { queueSettingsInput } from '@/lib/domain/api/site-inputs';
import type { QueueSettingsView } from '@/lib/domain/api/sites';
import { may } from '@/lib/domain/policies';
import { shortName } from '@/lib/domain/shorten';
import { SaveFoot } from '../console/save-foot';
import { Card, CardBody, CardHeader } from '../ui/card';
import { DefinitionList } from '../ui/definition-list';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { LongText } from '../ui/long-text';
import { notify } from '../ui/notify';
import { Select } from '../ui/select';
import { Textarea } from '../ui/textarea';

const POLLED_BY = [
  { value: 'nobody', label: 'Nobody: it is emptied by hand' },
  { value: 'gateway', label: 'An integration, through this console' },
  { value: 'directly', label: 'An integration, directly at the site' },
] as const;

/** What people keep about a queue here: its name, who looks after it, notes, and who polls it. */
export function QueueSettings({ id }: { id: string }) {
  const { data } = useLive(siteQueries.queueSettings(id));
  const { role } = useAccount();
  if (data === undefined) return null;
  const { settings } = data;
  const isEditable = may(role, 'queue.write') && settings.archivedAt === null;
  return (
    <Card>
      <CardHeader title="In this console" description="Kept here only; nothing of it is sent to the site." />
      <CardBody>
        {isEditable ? (
          <SettingsForm id={id} settings={settings} />
        ) : (
          <DefinitionList
            items={[
              { term: 'Owner', value: settings.owner },
              { term: 'Notes', value: settings.notes },
              { term: 'Polled by', value: POLLED_BY.find(({ value }) => value === settings.polledBy)?.label },
            ]}
          />
        )}
      </CardBody>
    </Card>
  );
}

function SettingsForm({ id, settings }: { id: string; settings: QueueSettingsView }) {
  const { name, owner, notes, polledBy } = settings;
  const form = useForm({
    resolver: zodResolver(queueSettingsInput),
    values: { name, owner: owner ?? '', notes: notes ?? '', polledBy },
    resetOptions: { keepDirtyValues: true },
  });
  const save = useQueueSettings(id);
  const { errors, isDirty } = form.formState;
  const submit = form.handleSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => {
        form.reset(undefined, { keepValues: true });
        notify({ tone: 'success', title: 'Saved' });
      },
    }),
  );
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="Name"
        required
        hint={
          settings.listedName !== null && settings.listedName !== name ? (
            <>
              The site calls it “
              <LongText text={settings.listedName} short={shortName(settings.listedName)} />
              ”.
            </>
          ) : undefined
        }
        error={errors.name?.message}
      >
        {(control) => <Input {...control} {...form.register('name')} autoComplete="off" />}
      </Field>
      <Field label="Owner" hint="Who looks after the integration." error={errors.owner?.message}>
        {(control) => <Input {...control} {...form.register('owner')} autoComplete="off" />}
      </Field>
      <Field
        label="Polled by"
        required
        hint="Decides how Process is confirmed."
        error={errors.polledBy?.message}
      >
        {(control) => (
          <Controller
            control={form.control}
            name="polledBy"
            render={({ field }) => (
              <Select {...control} value={field.value} onChange={field.onChange} options={POLLED_BY} />
            )}
          />
        )}
      </Field>
      <Field label="Notes" error={errors.notes?.message}>
        {(control) => <Textarea {...control} {...form.register('notes')} />}
      </Field>
      <SaveFoot error={save.error} isDirty={isDirty} isPending={save.isPending} />
    </form>
  );
}
