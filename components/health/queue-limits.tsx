'use client';

import Link from 'next/link';
import { useState, type FormEvent } from 'react';
import { useAccount } from '@/lib/client/account';
import { explainError } from '@/lib/client/error-words';
import { useQueueHealth } from '@/lib/client/health-acts';
import { useLive } from '@/lib/client/queries';
import { healthQueries } from '@/lib/client/queries/health';
import type { HealthSettingsView } from '@/lib/domain/api/health';
import { queueHealthInput, type QueueHealthInput } from '@/lib/domain/api/health-inputs';
import { describeExactly, describeRecords } from '@/lib/domain/durations';
import { may } from '@/lib/domain/policies';
import { QueryError } from '../console/query-problem';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody, CardHeader } from '../ui/card';
import { DefinitionList } from '../ui/definition-list';
import { notify } from '../ui/notify';
import { Skeleton } from '../ui/skeleton';
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
          <LimitsForm
            // What somebody else saved is another form.
            key={JSON.stringify(query.data.own)}
            id={id}
            own={query.data.own}
            defaults={query.data.defaults}
          />
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
  const [values, setValues] = useState<QueueHealthInput>(own);
  const [problem, setProblem] = useState<string | null>(null);
  const save = useQueueHealth(id);
  const set = (part: Partial<QueueHealthInput>) => setValues({ ...values, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = queueHealthInput.safeParse(values);
    setProblem(checked.error?.issues[0]?.message ?? null);
    if (!checked.success) return;
    save.mutate(checked.data, { onSuccess: () => notify({ tone: 'success', title: 'Saved' }) });
  };
  const refusal = save.error === null ? null : explainError(save.error, 'act');
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      <DurationLimit
        label="An open job is stuck after"
        value={values.openJobMs}
        standard={defaults.openJobMs}
        onChange={(openJobMs) => set({ openJobMs })}
      />
      <RecordsLimit
        label="Backlog above"
        value={values.queuedRecords}
        standard={defaults.queuedRecords}
        onChange={(queuedRecords) => set({ queuedRecords })}
      />
      <DurationLimit
        label="Or when a record waits longer than"
        value={values.oldestMs}
        standard={defaults.oldestMs}
        onChange={(oldestMs) => set({ oldestMs })}
      />
      <QuietLimit value={values.quiet} standard={defaults.quiet} onChange={(quiet) => set({ quiet })} />
      <div role="alert" className="empty:hidden">
        {problem !== null && (
          <Callout tone="danger" title="Not saved">
            {problem}
          </Callout>
        )}
        {problem === null && refusal && (
          <Callout tone="danger" title={refusal.title}>
            {refusal.detail} {refusal.whatNext}
          </Callout>
        )}
      </div>
      <Button
        type="submit"
        variant="primary"
        className="self-end"
        disabled={JSON.stringify(values) === JSON.stringify(own)}
        loading={save.isPending}
      >
        Save
      </Button>
    </form>
  );
}
