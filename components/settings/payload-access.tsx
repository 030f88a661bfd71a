'use client';

import { useState } from 'react';
import { payloadAccessQuery, useSetPayloadAccess } from '@/lib/client/payload-access';
import { usePageTitle } from '@/lib/client/page-title';
import { useLive } from '@/lib/client/queries';
import { QueryError } from '../console/query-problem';
import { Button } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Choice } from '../ui/choice';
import { notify } from '../ui/notify';
import { Skeleton } from '../ui/skeleton';
import { ActProblem } from './act-problem';

/** Who sees stored payloads. */
export function PayloadAccess() {
  const query = useLive(payloadAccessQuery());
  usePageTitle('Who sees payloads');
  return (
    <Card>
      <CardHeader
        title="Who sees payloads"
        description="The records that were taken from the queues, with their fields. They may hold personal data."
      />
      <CardBody>
        {query.data !== undefined && <AccessForm allowed={query.data.viewersSeePayloads} />}
        {query.data === undefined &&
          (query.error ? (
            <QueryError query={query} what="This setting" />
          ) : (
            <Skeleton className="h-24 rounded-md" />
          ))}
      </CardBody>
    </Card>
  );
}

function AccessForm({ allowed }: { allowed: boolean }) {
  const [chosen, setChosen] = useState(allowed);
  const save = useSetPayloadAccess();
  const submit = async (): Promise<void> => {
    await save.mutateAsync(chosen);
    notify({
      tone: 'success',
      title: chosen ? 'Viewers see payloads now' : 'Viewers do not see payloads any more',
    });
  };
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // What went wrong is on the page.
        submit().catch(() => null);
      }}
    >
      <Choice
        kind="radio"
        name="payload-access"
        label="Operators and admins"
        description="Viewers see counts, history and health, and no record."
        checked={!chosen}
        onChange={() => setChosen(false)}
      />
      <Choice
        kind="radio"
        name="payload-access"
        label="Viewers too"
        description="Everybody with an account sees the records of every queue, searches and downloads them."
        checked={chosen}
        onChange={() => setChosen(true)}
      />
      <ActProblem error={save.error} />
      <div>
        <Button variant="primary" type="submit" loading={save.isPending} disabled={chosen === allowed}>
          Save
        </Button>
      </div>
      <p className="text-xs text-ink-3">
        It holds from each viewer’s next request on, and is written to the activity log.
      </p>
    </form>
  );
}
