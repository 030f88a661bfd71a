'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { useAccount } from '@/lib/client/account';
import { activityExportPath, type ActivityAsked } from '@/lib/client/queries/activity';
import { may } from '@/lib/domain/policies';
import { Button, ButtonLink } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Select } from '../ui/select';

const FORMATS = [
  { value: 'csv', label: 'CSV: a table for a spreadsheet' },
  { value: 'ndjson', label: 'NDJSON: an entry a line, for a program' },
] as const;
type Format = (typeof FORMATS)[number]['value'];

/** Downloads what the filter shows, all of it. */
export function ExportMenu({ asked }: { asked: ActivityAsked }) {
  const { role } = useAccount();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<Format>('csv');
  if (!may(role, 'activity.export')) return null;
  return (
    <>
      <Button icon={<Download aria-hidden="true" />} onClick={() => setOpen(true)}>
        Export…
      </Button>
      {open && (
        <Dialog
          open
          onOpenChange={setOpen}
          title="Export activity"
          description="Every entry that the filters show, with its details, network addresses and its place in the chain."
          footer={
            <>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
              <ButtonLink variant="primary">
                <a href={activityExportPath(asked, format)} download onClick={() => setOpen(false)}>
                  Download
                </a>
              </ButtonLink>
            </>
          }
        >
          <Field label="Format" required>
            {(control) => <Select {...control} value={format} onChange={setFormat} options={FORMATS} />}
          </Field>
        </Dialog>
      )}
    </>
  );
}
