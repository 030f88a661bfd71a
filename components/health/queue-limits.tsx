'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Link from 'next/link';
import { Controller, useForm } from 'react-hook-form';
import { useAccount } from '@/lib/client/account';
import { useQueueHealth } from '@/lib/client/health-acts';
import { useLive } from '@/lib/client/queries';
import { healthQueries } from '@/lib/client/queries/health';
import type { HealthSettingsView } from '@/lib/domain/api/health';
import { queueHealthInput, type QueueHealthInput } from '@/lib/domain/api/health-inputs';
import { describeExactly, describeRecords } from '@/lib/domain/durations';
import { may } from '@/lib/domain/policies';
import { QueryError } from '../console/query-problem';
import { SaveFoot } from '../console/save-foot';
import { Card, CardBody, CardHeader } from '../ui/card';
import { DefinitionList } from '../ui/definition-list';
import { notify } from '../ui/notify';
import { Skeleton } from '../ui/skeleton';
import { firstMessage } from './first-message';
import { DurationLimit, QuietLimit, RecordsLimit } from './own-limit';
import { quietWords } from './words';

/** What this queue is judged by: the defaults, unless it has something of its own. */
export function QueueLimits({ id, isArchived }: { id: string; isArchived: boolean }) {
  const query = useLive(healthQueries.queue(id));
  const { role } = useAccount();
  const isEditable = may(role, 'health.write') && !isArchived;
  return (
    <Card>
      <CardHeader
        title="Health"
        description="When this queue counts as stuck or in a backlog."
        actions={
          isEditable && (
            <Link href="/settings/health" className="text-sm text-accent-ink hover:underline">
              Defaults
            </Link>
          )
        }
      />
      <CardBody>
        {query.data && isEditable && (
          <LimitsForm id={id} own={query.data.own} defaults={query.data.defaults} />
        )}
        {query.data && !isEditable && (
          <DefinitionList items={limitsOf(query.data.own, query.data.defaults)} />
        )}
        {query.data === undefined && query.error !== null && <QueryError query={query} what="Its limits" />}
        {query.data === undefined && query.error === null && <Skeleton className="h-40" />}
      </CardBody>
    </Card>
  );
}

function limitsOf(own: QueueHealthInput, defaults: HealthSettingsView) {
  const quiet = own.quiet ?? defaults.quiet;
  return [
    { term: 'A job is stuck after', value: describeExactly(own.openJobMs ?? defaults.openJobMs) },
    { term: 'Backlog above', value: describeRecords(own.queuedRecords ?? defaults.queuedRecords) },
    { term: 'Or older than', value: describeExactly(own.oldestMs ?? defaults.oldestMs) },
    { term: 'Quiet hours', value: quiet.length === 0 ? 'None' : quiet.map(quietWords).join('; ') },
  ];
}

interface LimitsFormProps {
  id: string;
  own: QueueHealthInput;
  defaults: HealthSettingsView;
}

function LimitsForm({ id, own, defaults }: LimitsFormProps) {
  const form = useForm<QueueHealthInput>({
    resolver: zodResolver(queueHealthInput),
    values: own,
    resetOptions: { keepDirtyValues: true },
  });
  const save = useQueueHealth(id);
  const submit = form.handleSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => {
        form.reset(values);
        notify({ tone: 'success', title: 'Saved' });
      },
    }),
  );
  const { errors, isDirty } = form.formState;
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Controller
        control={form.control}
        name="openJobMs"
        render={({ field: { value, onChange } }) => (
          <DurationLimit
            label="An open job is stuck after"
            value={value}
            standard={defaults.openJobMs}
            onChange={onChange}
            error={errors.openJobMs?.message}
          />
        )}
      />
      <Controller
        control={form.control}
        name="queuedRecords"
        render={({ field: { value, onChange } }) => (
          <RecordsLimit
            label="Backlog above"
            value={value}
            standard={defaults.queuedRecords}
            onChange={onChange}
            error={errors.queuedRecords?.message}
          />
        )}
      />
      <Controller
        control={form.control}
        name="oldestMs"
        render={({ field: { value, onChange } }) => (
          <DurationLimit
            label="Or when a record waits longer than"
            value={value}
            standard={defaults.oldestMs}
            onChange={onChange}
            error={errors.oldestMs?.message}
          />
        )}
      />
      <Controller
        control={form.control}
        name="quiet"
        render={({ field: { value, onChange } }) => (
          <QuietLimit
            value={value}
            standard={defaults.quiet}
            onChange={onChange}
            errorOf={(index) => firstMessage(errors.quiet?.[index])}
          />
        )}
      />
      <SaveFoot error={save.error} isDirty={isDirty} isPending={save.isPending} />
    </form>
  );
}
