'use client';

import { useState } from 'react';
import { rangeExportPath } from '@/lib/client/payloads';
import { Button, ButtonLink } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { viewerTimeZone } from '../ui/time-format';
import { dayAfter, dayStart } from './days';

const FORMATS = [
  { value: 'json', label: 'JSON: each payload as its original bytes, in a ZIP file' },
  { value: 'ndjson', label: 'NDJSON: a record a line' },
  { value: 'csv', label: 'CSV: a table for a spreadsheet' },
] as const;
type Format = (typeof FORMATS)[number]['value'];

export interface RangeDownloadDialogProps {
  queueId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks for which days, and in what form. */
export function RangeDownloadDialog({ queueId, open, onOpenChange }: RangeDownloadDialogProps) {
  const [format, setFormat] = useState<Format>('csv');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const first = dayStart(from);
  const end = dayAfter(to);
  const isBackwards = first !== null && end !== null && end <= first;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Download a range of jobs"
      description={`The records of every stored job of this queue that was taken in these days (${viewerTimeZone()}). Leave a day empty for no limit.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          {isBackwards ? (
            <Button variant="primary" disabled>
              Download
            </Button>
          ) : (
            <ButtonLink variant="primary">
              <a
                href={rangeExportPath(queueId, { format, from: first, to: end })}
                download
                onClick={() => onOpenChange(false)}
              >
                Download
              </a>
            </ButtonLink>
          )}
        </>
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="From">
          {(control) => (
            <Input {...control} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Field>
        <Field label="Until" error={isBackwards ? 'This day is before the first one.' : undefined}>
          {(control) => (
            <Input {...control} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
          )}
        </Field>
        <Field label="Format" required className="sm:col-span-2">
          {(control) => <Select {...control} value={format} onChange={setFormat} options={FORMATS} />}
        </Field>
      </div>
    </Dialog>
  );
}
