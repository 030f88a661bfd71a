'use client';

import { useState } from 'react';
import { useRevokeSession } from '@/lib/client/profile-acts';
import type { SessionView } from '@/lib/domain/api/profile';
import { ActProblem } from '../settings/act-problem';
import { AlertDialog } from '../ui/alert-dialog';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';
import { Time } from '../ui/time';

/** One session: with what, from where, since when, and when it was last used. */
export function SessionRow({ session }: { session: SessionView }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-ink">
          {session.browser}
          {session.isThisOne && <Badge tone="accent">This session</Badge>}
        </p>
        <p className="text-sm wrap-anywhere text-ink-2">
          {session.address === null ? 'Address not known' : `From ${session.address}`}
        </p>
        <p className="flex flex-wrap gap-x-4 text-xs text-ink-3">
          <span>
            Signed in <Time at={session.createdAt} />
          </span>
          <span>
            Last seen <Time at={session.lastSeenAt} />
          </span>
        </p>
      </div>
      {!session.isThisOne && (
        <Button
          size="sm"
          onClick={() => setAsking(true)}
          aria-label={`End the session of ${session.browser}`}
        >
          End…
        </Button>
      )}
      {isAsking && <EndDialog session={session} onClose={() => setAsking(false)} />}
    </div>
  );
}

function EndDialog({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const revoke = useRevokeSession();
  const run = () =>
    revoke.mutate(session.id, {
      onSuccess: () => {
        notify({ tone: 'success', title: 'The session ended', description: session.browser });
        onClose();
      },
    });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`End the session of ${session.browser}?`}
      description="Whoever uses it is signed out with the next click, and has to sign in again. If it is not yours, change your password too."
      confirmLabel="End the session"
      tone="danger"
      pending={revoke.isPending}
      onConfirm={run}
    >
      <ActProblem error={revoke.error} />
    </AlertDialog>
  );
}
