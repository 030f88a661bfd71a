'use client';

import { ChevronDown, Download } from 'lucide-react';
import { useState, type ComponentProps, type ComponentType } from 'react';
import type { JobView } from '@/lib/domain/api/views';
import { Button } from '../ui/button';
import type { DownloadsMenuProps } from './downloads-menu';

// It comes when a hand nears the button: 50 kB to read, mostly positioning, and most visits never open it.
const load = () => import('./downloads-menu').then((module) => module.DownloadsMenu);

/** The payload of a job as a file: as it was sent, or its records one a line or as a table. */
export function Downloads({ job }: { job: JobView }) {
  const [Menu, setMenu] = useState<ComponentType<DownloadsMenuProps> | null>(null);
  // A failed load opens nothing; the next approach or press tries again.
  const prepare = () => load().catch(() => null);
  const open = async () => {
    const loaded = await prepare();
    if (loaded) setMenu(() => loaded);
  };
  if (Menu) return <Menu job={job} trigger={<DownloadButton />} />;
  return (
    <DownloadButton
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={open}
      onPointerEnter={prepare}
      onFocus={prepare}
    />
  );
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
