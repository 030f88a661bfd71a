'use client';

import { SearchX, TextSearch } from 'lucide-react';
import { useState } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import { explainError } from '@/lib/client/error-words';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { formatNumber } from '../ui/number';
import { Progress } from '../ui/progress';
import { Select } from '../ui/select';
import { useInBrowser } from '../ui/ticker';
import { viewerTimeZone } from '../ui/time-format';
import { dayAfter, dayStart } from '../jobs/days';
import { FoundList } from './found-list';
import { useTextSearch, type TextSearch as Search } from './use-text-search';

/** Reads every stored payload for a text, with progress; it can be cut down to a queue and days, and cancelled. */
export function FindByText() {
  const { data } = useLive(queries.overview());
  const [text, setText] = useState('');
  const [queueId, setQueueId] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const { search, start, cancel } = useTextSearch();
  const zone = useInBrowser() ? viewerTimeZone() : 'UTC';
  const begin = () => {
    const first = dayStart(from);
    const end = dayAfter(to);
    start({
      text: text.trim(),
      ...(queueId === '' ? {} : { queueId }),
      ...(first === null ? {} : { from: first }),
      ...(end === null ? {} : { to: end }),
    });
  };
  const options = [
    { value: '', label: 'All queues' },
    ...(data?.queues ?? []).map(({ id, name, site }) => ({ value: id, label: `${name} · ${site.name}` })),
  ];
  const isRunning = search?.state === 'running';
  return (
    <>
      <form
        className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_1fr_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <Field label="Text" required>
          {(control) => (
            <Input
              {...control}
              type="search"
              autoComplete="off"
              placeholder="A name, an e-mail address, a number"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Field label="Queue">
          {(control) => <Select {...control} value={queueId} onChange={setQueueId} options={options} />}
        </Field>
        <Field label="Taken from">
          {(control) => (
            <Input {...control} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Field>
        <Field label="Taken until">
          {(control) => (
            <Input {...control} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
          )}
        </Field>
        {isRunning ? (
          <Button onClick={cancel}>Cancel</Button>
        ) : (
          <Button type="submit" variant="primary" disabled={text.trim().length < 2}>
            Search
          </Button>
        )}
        <p className="col-span-full text-xs text-ink-3">Days are whole days in the time zone {zone}.</p>
      </form>
      {search === null ? (
        <Card>
          <EmptyState icon={<TextSearch />} title="Search in every stored payload">
            Payloads are sealed, so each is opened and read: this takes as long as there is to read. What you
            look for is written nowhere. For a record’s id, the index is faster.
          </EmptyState>
        </Card>
      ) : (
        <Results search={search} />
      )}
    </>
  );
}

function Results({ search }: { search: Search }) {
  const { matches, state, searchedJobs, totalJobs, error } = search;
  return (
    <>
      <SearchedWords search={search} />
      {error !== null && <Failed error={error} />}
      {matches.length === 0 && state === 'done' && (
        <Card>
          <EmptyState icon={<SearchX />} title={`Nothing holds “${search.text}”`}>
            {formatNumber(searchedJobs)} of {formatNumber(totalJobs)} stored jobs were read. Every word has to
            stand in the same record, in any field, whatever its case.
          </EmptyState>
        </Card>
      )}
      {matches.length > 0 && (
        <FoundList
          label={`Records that hold ${search.text}`}
          items={matches.map((match) => ({
            ...match,
            key: `${match.jobId} ${match.number}`,
            href: `/jobs/${match.jobId}?record=${match.number}`,
          }))}
          note={`${formatNumber(matches.length)} ${matches.length === 1 ? 'record' : 'records'}, oldest job first`}
        />
      )}
    </>
  );
}

const STATE_WORDS = {
  running: 'Searching',
  done: 'Searched all of it',
  cancelled: 'Cancelled',
  full: 'Stopped at 1,000 records: narrow the search',
  failed: 'Stopped',
} as const;

function SearchedWords({ search }: { search: Search }) {
  const megabytes = Math.round(search.searchedBytes / 100_000) / 10;
  return (
    <div>
      {search.state === 'running' && (
        <Progress
          label="Jobs searched"
          value={search.searchedJobs}
          max={Math.max(1, search.totalJobs)}
          className="mb-2"
        />
      )}
      <output className="figures block text-sm text-ink-2">
        {STATE_WORDS[search.state]}: {formatNumber(search.searchedJobs)} of {formatNumber(search.totalJobs)}{' '}
        stored jobs, {formatNumber(megabytes)} MB read.
      </output>
    </div>
  );
}

function Failed({ error }: { error: unknown }) {
  const { title, detail, whatNext } = explainError(error);
  return (
    <Callout tone="danger" title={title}>
      {detail} What was found before is listed. {whatNext}
    </Callout>
  );
}
