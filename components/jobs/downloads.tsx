'use client';

import { ChevronDown, Download } from 'lucide-react';
import { exportPath } from '@/lib/client/payloads';
import { payloadPath } from '@/lib/client/queries';
import type { JobView } from '@/lib/domain/api/views';
import { Button } from '../ui/button';
import { DropdownMenu, DropdownMenuItem } from '../ui/dropdown-menu';

/** The payload of a job as a file: as it was sent, or its records one a line or as a table. */
export function Downloads({ job }: { job: JobView }) {
  const name = `job-${job.jobUuid}`;
  const original = job.erasedAt === null ? 'JSON, the original bytes' : 'JSON, but for what was erased';
  const files = [
    { label: original, href: payloadPath(job.id), file: `${name}.json` },
    { label: 'NDJSON, a record a line', href: exportPath(job.id, 'ndjson'), file: `${name}.ndjson` },
    { label: 'CSV, for a spreadsheet', href: exportPath(job.id, 'csv'), file: `${name}.csv` },
  ];
  const trigger = (
    <Button icon={<Download aria-hidden="true" />}>
      Download
      <ChevronDown aria-hidden="true" />
    </Button>
  );
  return (
    <DropdownMenu trigger={trigger}>
      {files.map(({ label, href, file }) => (
        <DropdownMenuItem key={file} asChild>
          <a href={href} download={file}>
            {label}
          </a>
        </DropdownMenuItem>
      ))}
    </DropdownMenu>
  );
}
