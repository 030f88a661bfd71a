'use client';

import { Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useAccount } from '@/lib/client/account';
import { Button } from '../ui/button';
import { lazyPart } from '../ui/lazy-part';

// It comes when a hand nears the button: most visits never open it.
const load = () => import('./range-download-dialog');
const near = () => void load().catch(() => null);
const RangeDownloadDialog = lazy(lazyPart(async () => (await load()).RangeDownloadDialog));

/** Downloads everything that was taken from a queue between two days. */
export function RangeDownload({ queueId }: { queueId: string }) {
  const { seesPayloads } = useAccount();
  const [open, setOpen] = useState(false);
  // What was chosen stays chosen while the page is open.
  const [wasOpened, setOpened] = useState(false);
  if (!seesPayloads) return null;
  const show = () => {
    setOpened(true);
    setOpen(true);
  };
  return (
    <>
      <Button icon={<Download aria-hidden="true" />} onPointerEnter={near} onFocus={near} onClick={show}>
        Download a range…
      </Button>
      <Suspense>
        {wasOpened && <RangeDownloadDialog queueId={queueId} open={open} onOpenChange={setOpen} />}
      </Suspense>
    </>
  );
}
