'use client';

import { useState } from 'react';
import { explainError } from '@/lib/client/error-words';
import type { ErasureTarget } from '@/lib/domain/api/payload-inputs';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { formatNumber } from '../ui/number';
import { Progress } from '../ui/progress';
import { Select } from '../ui/select';
import { countOf } from './count-of';
import { ErasureFound } from './erasure-found';
import { describeErased, type Found } from './parts';
import { useErasure, type Erasure } from './use-erasure';

const BY = [
  { value: 'record-id', label: 'A record, by its id' },
  { value: 'text', label: 'Every value that holds a text' },
] as const;

/** Erases the data of one person or record from the stored payloads: what is touched is shown first. */
export function ErasurePage() {
  const [by, setBy] = useState<ErasureTarget['by']>('record-id');
  const [value, setValue] = useState('');
  const { erasure, look, erase, cancel, reset } = useErasure();
  const isBusy = erasure.state === 'looking' || erasure.state === 'erasing';
  const change = (work: () => void) => {
    work();
    reset();
  };
  return (
    <div className="flex flex-col gap-5">
      <p className="max-w-[75ch] text-sm text-ink-2">
        Replaces the data of one person in the payloads that are stored here. Nothing changes on a Fluxx site.
        The hashes of the original bytes are kept, and each payload says since when it differs from its hash.
      </p>
      <form
        className="grid items-end gap-3 sm:grid-cols-[16rem_minmax(0,1fr)_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          void look(targetOf(by, value));
        }}
      >
        <Field label="What to erase" required>
          {(control) => (
            <Select
              {...control}
              disabled={isBusy}
              value={by}
              onChange={(next) => change(() => setBy(next))}
              options={BY}
            />
          )}
        </Field>
        <Field label={by === 'text' ? 'The text' : 'The record’s id'} required>
          {(control) => (
            <Input
              {...control}
              disabled={isBusy}
              autoComplete="off"
              placeholder={by === 'text' ? 'maya@example.org' : '21277590'}
              value={value}
              onChange={(event) => change(() => setValue(event.target.value))}
            />
          )}
        </Field>
        {isBusy ? (
          <Button onClick={cancel}>Cancel</Button>
        ) : (
          <Button type="submit" variant="primary" disabled={value.trim().length < (by === 'text' ? 3 : 1)}>
            Show what it touches
          </Button>
        )}
      </form>
      <ErasureState erasure={erasure} onErase={(...words) => void erase(...words)} />
    </div>
  );
}

function targetOf(by: ErasureTarget['by'], value: string): ErasureTarget {
  return by === 'text' ? { by, text: value.trim() } : { by, recordId: value.trim() };
}

interface ErasureStateProps {
  erasure: Erasure;
  onErase: (target: ErasureTarget, found: Found, reason: string) => void;
}

function ErasureState({ erasure, onErase }: ErasureStateProps) {
  switch (erasure.state) {
    case 'none':
      return null;
    case 'looking':
      return <Looking found={erasure.found} />;
    case 'found': {
      const { found, target } = erasure;
      return <ErasureFound found={found} onErase={(reason) => onErase(target, found, reason)} />;
    }
    case 'erasing':
      return <Erasing found={erasure.found} erased={erasure.erased} />;
    case 'erased':
      return <Erased erased={erasure.erased} isCancelled={erasure.isCancelled} />;
    case 'failed':
      return <Failed error={erasure.error} erased={erasure.erased} />;
  }
}

function Looking({ found: { searchedJobs, totalJobs, values } }: { found: Found }) {
  return (
    <div>
      <Progress
        label="Jobs looked through"
        value={searchedJobs}
        max={Math.max(1, totalJobs)}
        className="mb-2"
      />
      <output className="figures block text-sm text-ink-2">
        {totalJobs === 0
          ? 'Opening the stored payloads…'
          : `Looked through ${formatNumber(searchedJobs)} of ${countOf(totalJobs, 'stored job')}: ${countOf(values, 'value')} found. Nothing is erased yet.`}
      </output>
    </div>
  );
}

function Erasing({ found, erased }: { found: Found; erased: Found }) {
  return (
    <div>
      <Progress
        label="Values erased"
        value={erased.values}
        max={Math.max(1, found.values)}
        className="mb-2"
      />
      <output className="figures block text-sm text-ink-2">
        Erased {formatNumber(erased.values)} of {countOf(found.values, 'value')}. A cancel stops after the
        jobs that are being written; what is erased by then stays erased.
      </output>
    </div>
  );
}

function Erased({ erased, isCancelled }: { erased: Found; isCancelled: boolean }) {
  const what = describeErased(erased);
  return (
    <Callout
      tone={isCancelled ? 'warning' : 'success'}
      title={isCancelled ? `Stopped: erased ${what}` : `Erased ${what}`}
    >
      The activity log has an entry for each of them, without what was erased.
      {isCancelled && ' The rest is as it was: show what it touches again to go on.'}
    </Callout>
  );
}

function Failed({ error, erased }: { error: unknown; erased: Found | null }) {
  const { title, detail, whatNext } = explainError(error, 'act');
  return (
    <Callout tone="danger" title={title}>
      {detail} {whatNext}
      {erased !== null &&
        erased.values + erased.answers > 0 &&
        ` Erased before that, for good: ${describeErased(erased)}.`}
    </Callout>
  );
}
