'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { useAccount } from '@/lib/client/account';
import { Button } from '../ui/button';
import { LaterPart } from '../ui/later-part';

// It comes when a hand nears the button: most visits never open it.
const load = async () => (await import('./range-download-dialog')).RangeDownloadDialog;
const near = () => void load().catch(() => null);

/** Downloads everything that was taken from a queue between two days. */
export function RangeDownload({ queueId }: { queueId: string }) {
  const { seesPayloads } = useAccount();
  const [open, setOpen] = useState(false);
  if (!seesPayloads) return null;
  return (
    <>
      <Button
        icon={<Download aria-hidden="true" />}
        onPointerEnter={near}
        onFocus={near}
        onClick={() => setOpen(true)}
      >
        Download a range…
      </Button>
      {/* What was chosen stays chosen while the page is open. */}
      <LaterPart
        load={load}
        wanted={open}
        onFailed={() => setOpen(false)}
        part={{ queueId, open, onOpenChange: setOpen }}
      />
    </>
  );
}
