'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm, type UseFormReturn } from 'react-hook-form';
import { useHealthSettings } from '@/lib/client/health-acts';
import type { HealthSettingsView } from '@/lib/domain/api/health';
import { healthSettingsInput, type HealthSettingsInput } from '@/lib/domain/api/health-inputs';
import { SaveFoot } from '../console/save-foot';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Field } from '../ui/field';
import { notify } from '../ui/notify';
import { DurationInput } from './duration-input';
import { firstMessage } from './first-message';
import { QuietHoursEditor } from './quiet-hours';
import { RecordsInput } from './records-input';

type Form = UseFormReturn<HealthSettingsInput>;
type DurationName = 'openJobMs' | 'oldestMs' | 'openAfterMs' | 'resolveAfterMs';

/** The limits, when trouble becomes an incident, and the quiet hours. */
export function HealthSettingsForm({ settings }: { settings: HealthSettingsView }) {
  const form = useForm<HealthSettingsInput>({
    resolver: zodResolver(healthSettingsInput),
    values: settings,
    resetOptions: { keepDirtyValues: true },
  });
  const save = useHealthSettings();
  const submit = form.handleSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => {
        form.reset(values);
        notify({ tone: 'success', title: 'Saved' });
      },
    }),
  );
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      <LimitsCard form={form} />
      <IncidentsCard form={form} />
      <QuietCard form={form} />
      <SaveFoot error={save.error} isDirty={form.formState.isDirty} isPending={save.isPending} />
    </form>
  );
}

function LimitsCard({ form }: { form: Form }) {
  const { errors } = form.formState;
  return (
    <Card>
      <CardHeader
        title="Limits"
        description="Of every queue. A queue that needs others has them under its Details."
      />
      <CardBody className="grid gap-x-6 gap-y-4 sm:grid-cols-3">
        <DurationField
          form={form}
          name="openJobMs"
          label="An open job is stuck after"
          hint="Nothing more can be processed until it is finished."
        />
        <Field
          label="Backlog above"
          hint="Queued records. It ends at 80 % of the limit, so that it does not flap."
          required
          error={errors.queuedRecords?.message}
        >
          {(control) => (
            <Controller
              control={form.control}
              name="queuedRecords"
              render={({ field: { value, onChange, ref } }) => (
                <RecordsInput ref={ref} control={control} value={value} onChange={onChange} />
              )}
            />
          )}
        </Field>
        <DurationField
          form={form}
          name="oldestMs"
          label="Or when a record waits longer than"
          hint="Even if only a few are waiting."
        />
      </CardBody>
    </Card>
  );
}

function IncidentsCard({ form }: { form: Form }) {
  return (
    <Card>
      <CardHeader
        title="Incidents"
        description="Trouble that lasts is written down as an incident, and those who want to know are told once."
      />
      <CardBody className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <DurationField
          form={form}
          name="openAfterMs"
          label="An incident opens when trouble has lasted"
          hint="0 opens it at once."
        />
        <DurationField
          form={form}
          name="resolveAfterMs"
          label="It is over when the trouble has been over for"
          hint="Five times as long for a queue that was failing, because a site may come and go."
        />
      </CardBody>
    </Card>
  );
}

function QuietCard({ form }: { form: Form }) {
  const { errors } = form.formState;
  return (
    <Card>
      <CardHeader
        title="Quiet hours"
        description="For planned nights, weekends and maintenance: no incident opens in them, and nobody is reminded."
      />
      <CardBody>
        <Controller
          control={form.control}
          name="quiet"
          render={({ field }) => (
            <QuietHoursEditor
              value={field.value}
              onChange={field.onChange}
              errorOf={(index) => firstMessage(errors.quiet?.[index])}
            />
          )}
        />
      </CardBody>
    </Card>
  );
}

interface DurationFieldProps {
  form: Form;
  name: DurationName;
  label: string;
  hint: string;
}

function DurationField({ form, name, label, hint }: DurationFieldProps) {
  return (
    <Field label={label} hint={hint} required error={form.formState.errors[name]?.message}>
      {(control) => (
        <Controller
          control={form.control}
          name={name}
          render={({ field }) => (
            <DurationInput control={control} value={field.value} onChange={field.onChange} label={label} />
          )}
        />
      )}
    </Field>
  );
}
