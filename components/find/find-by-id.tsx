'use client';

import { SearchX, TextSearch } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { payloadQueries } from '@/lib/client/payloads';
import { useLive } from '@/lib/client/queries';
import { QueryError } from '../console/query-problem';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { formatNumber } from '../ui/number';
import { Skeleton } from '../ui/skeleton';
import { FoundList } from './found-list';

/** Looks a record up by its id, letter for letter. The id stands in the address, so that the result can be shared. */
export function FindById() {
  const [id, setId] = useQueryState('id', parseAsString.withDefault('').withOptions({ history: 'push' }));
  const [typed, setTyped] = useState(id);
  return (
    <>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void setId(typed.trim() === '' ? null : typed.trim());
        }}
      >
        <Field label="Record id" required className="w-full sm:w-80">
          {(control) => (
            <Input
              {...control}
              type="search"
              autoComplete="off"
              placeholder="21277590"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" disabled={typed.trim() === ''}>
          Find
        </Button>
      </form>
      {id === '' ? (
        <Card>
          <EmptyState icon={<TextSearch />} title="Which jobs held a record?">
            Enter the id a record has in Fluxx. The answer comes from an index, whatever the number of stored
            jobs.
          </EmptyState>
        </Card>
      ) : (
        <Found id={id} />
      )}
    </>
  );
}

function Found({ id }: { id: string }) {
  const query = useLive(payloadQueries.foundById(id));
  if (query.data === undefined) {
    return query.error === null ? (
      <Skeleton className="h-40 rounded-lg" />
    ) : (
      <Card>
        <QueryError query={query} what="The index" />
      </Card>
    );
  }
  const { jobs, more, notIndexed } = query.data;
  return (
    <>
      {notIndexed > 0 && (
        <Callout tone="warning" title="Not every job is in the index yet">
          {formatNumber(notIndexed)} stored {notIndexed === 1 ? 'job' : 'jobs'} from before the index{' '}
          {notIndexed === 1 ? 'is' : 'are'} still being written into it. Look again in a few minutes, or
          search by text.
        </Callout>
      )}
      {jobs.length === 0 ? (
        <Card>
          <EmptyState icon={<SearchX />} title={`No stored job holds record ${id}`}>
            Every payload that is kept was looked up. One whose time of keeping is over, or that never came
            here, is not in it. Ids are compared letter for letter.
          </EmptyState>
        </Card>
      ) : (
        <FoundList
          label={`Jobs that hold record ${id}`}
          items={jobs.map((job) => ({
            ...job,
            key: job.jobId,
            href: `/jobs/${job.jobId}?find=${encodeURIComponent(`id:${id}`)}`,
            excerpt: null,
          }))}
          note={
            more
              ? `The newest ${formatNumber(jobs.length)} jobs are listed; there are more.`
              : `${formatNumber(jobs.length)} ${jobs.length === 1 ? 'job' : 'jobs'}, newest first`
          }
        />
      )}
    </>
  );
}
