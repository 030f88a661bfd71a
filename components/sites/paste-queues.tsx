'use client';

import { useState } from 'react';
import { usePasteQueues } from '@/lib/client/site-acts';
import type { LineReport } from '@/lib/domain/api/sites';
import { readPastedUuids } from '@/lib/domain/queue-uuids';
import { Button } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Field } from '../ui/field';
import { Textarea } from '../ui/textarea';
import { Refusal } from './connect-site';
import { problemAt } from './site-form';

/** Adds queues by their UUIDs: for a site that does not list its alerts, or one that is not in the list. */
export function PasteQueues({ id, onDone }: { id: string; onDone: (lines: LineReport[]) => void }) {
  const [text, setText] = useState('');
  const paste = usePasteQueues(id);
  const found = readPastedUuids(text).filter(
    (one) => one.queueUuid !== null && one.duplicateOf === null,
  ).length;
  const submit = () =>
    paste.mutate(text, {
      onSuccess: ({ lines }) => {
        setText('');
        onDone(lines);
      },
    });
  const problem = problemAt(paste.error, 'text');
  return (
    <Card>
      <CardHeader
        title="Add by Queue UUID"
        description="One, or a list: on lines, with commas, or in addresses."
      />
      <CardBody className="flex flex-col gap-3">
        <Field label="Queue UUIDs" required error={problem}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              spellCheck={false}
              className="font-mono"
              placeholder="5b0c8a7e-1111-4222-8333-444455556666"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {paste.error !== null && problem === undefined && <Refusal error={paste.error} />}
        <div className="flex flex-wrap items-center justify-end gap-3">
          <output className="text-sm text-ink-2">{text === '' ? '' : `${found} found`}</output>
          <Button disabled={text.trim() === ''} loading={paste.isPending} onClick={submit}>
            Add
          </Button>
        </div>
      </CardBody>
    </Card>
  );
}
