'use client';

import type { ReactNode } from 'react';
import { exportPath } from '@/lib/client/payloads';
import { payloadPath } from '@/lib/client/queries';
import type { JobView } from '@/lib/domain/api/views';
import { DropdownMenu, DropdownMenuItem, type StartsOpen } from '../ui/dropdown-menu';

export interface DownloadsMenuProps {
  job: JobView;
  /** The button it opens from. */
  trigger: ReactNode;
  startsOpen: StartsOpen;
}

/** What the payload of a job can be had as. Opens at once: the press on its button loaded it. */
export function DownloadsMenu({ job, trigger, startsOpen }: DownloadsMenuProps) {
  const name = `job-${job.jobUuid}`;
  const original = job.erasedAt === null ? 'JSON, the original bytes' : 'JSON, but for what was erased';
  const files = [
    { label: original, href: payloadPath(job.id), file: `${name}.json` },
    { label: 'NDJSON, a record a line', href: exportPath(job.id, 'ndjson'), file: `${name}.ndjson` },
    { label: 'CSV, for a spreadsheet', href: exportPath(job.id, 'csv'), file: `${name}.csv` },
  ];
  return (
    <DropdownMenu trigger={trigger} startsOpen={startsOpen}>
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
