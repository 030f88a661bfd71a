'use client';

import { ChevronDown, Download } from 'lucide-react';
import type { ComponentProps } from 'react';
import type { JobView } from '@/lib/domain/api/views';
import { Button } from '../ui/button';
import { useLaterMenu } from '../ui/use-later-menu';

const load = () => import('./downloads-menu').then((module) => module.DownloadsMenu);

/** The payload of a job as a file: as it was sent, or its records one a line or as a table. */
export function Downloads({ job }: { job: JobView }) {
  const { later, trigger } = useLaterMenu(load);
  if (later === null) return <DownloadButton {...trigger} />;
  return <later.Menu job={job} startsOpen={later.startsOpen} trigger={<DownloadButton />} />;
}

/** Takes the menu's own attributes besides: the menu hands them to its trigger. */
function DownloadButton(props: ComponentProps<typeof Button>) {
  return (
    <Button {...props} icon={<Download aria-hidden="true" />}>
      Download
      <ChevronDown aria-hidden="true" />
    </Button>
  );
}
