'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useRemoveSite } from '@/lib/client/site-acts';
import type { SiteView } from '@/lib/domain/api/sites';
import { isolateName } from '@/lib/domain/isolate-name';
import { AlertDialog } from '../ui/alert-dialog';
import { Button } from '../ui/button';
import { Card, CardBody } from '../ui/card';
import { notify } from '../ui/notify';
import { Refusal } from './connect-site';

/** Removes a site. The server refuses while a job is open or a call unknown, and says which. */
export function RemoveSite({ site }: { site: SiteView }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveSite(site.id);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        notify({
          tone: 'success',
          title: `${isolateName(site.name)} was removed`,
          description: 'Its ledger is kept in the archive.',
        });
        router.push('/settings/sites');
      },
    });
  return (
    <Card className="max-w-2xl">
      <CardBody className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-[52ch] text-sm text-ink-2">
          Removing stops watching its {site.queues} {site.queues === 1 ? 'queue' : 'queues'} and deletes the
          credentials here. Nothing changes in Fluxx, and every job and payload stays in the archive.
        </p>
        <Button variant="danger" onClick={() => setAsking(true)}>
          Remove this site
        </Button>
        <AlertDialog
          open={asking}
          onOpenChange={(open) => {
            setAsking(open);
            remove.reset();
          }}
          title={`Remove ${isolateName(site.name)}?`}
          description="Its queues leave the overview and its credentials are deleted here. Its ledger is archived. Nothing changes in Fluxx."
          confirmLabel="Remove"
          tone="danger"
          pending={remove.isPending}
          onConfirm={confirm}
        >
          {remove.error !== null && <Refusal error={remove.error} />}
        </AlertDialog>
      </CardBody>
    </Card>
  );
}
