'use client';

import { useState } from 'react';
import { useRevokeOthers } from '@/lib/client/profile-acts';
import type { ProfileView } from '@/lib/domain/api/profile';
import { ActProblem } from '../settings/act-problem';
import { AlertDialog } from '../ui/alert-dialog';
import { Button } from '../ui/button';
import { Card, CardHeader } from '../ui/card';
import { focusHome } from '../ui/focus-home';
import { notify } from '../ui/notify';
import { SessionRow } from './session-row';
import { otherSessions, sessionsEndedWords } from './session-words';

const HOUR_MS = 60 * 60_000;

/** Where one is signed in, and the way to end that elsewhere. */
export function SessionsCard({ profile }: { profile: ProfileView }) {
  const [isAsking, setAsking] = useState(false);
  const { sessions, lifetimes } = profile;
  const others = sessions.filter((session) => !session.isThisOne).length;
  const hours = lifetimes.idleMs / HOUR_MS;
  const days = lifetimes.longestMs / (24 * HOUR_MS);
  return (
    <section aria-label="Sessions" {...focusHome} className="outline-none">
      <Card>
        <CardHeader
          title="Sessions"
          description="Where you are signed in."
          actions={others > 0 && <Button onClick={() => setAsking(true)}>End all others…</Button>}
        />
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <li key={session.id}>
              <SessionRow session={session} />
            </li>
          ))}
        </ul>
        <p className="border-t px-4 py-3 text-xs text-ink-3">
          A session ends by itself after {hours} hours without use, and {days} days after the sign-in at the
          latest.
        </p>
      </Card>
      {isAsking && <EndOthersDialog count={others} onClose={() => setAsking(false)} />}
    </section>
  );
}

function EndOthersDialog({ count, onClose }: { count: number; onClose: () => void }) {
  const revoke = useRevokeOthers();
  const run = () =>
    revoke.mutate(undefined, {
      onSuccess: ({ sessionsEnded }) => {
        notify({ tone: 'success', title: sessionsEndedWords(sessionsEnded) });
        onClose();
      },
    });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`End ${otherSessions(count)}?`}
      description="Whoever uses them is signed out with the next click. You stay signed in here."
      confirmLabel="End all others"
      tone="danger"
      pending={revoke.isPending}
      onConfirm={run}
    >
      <ActProblem error={revoke.error} />
    </AlertDialog>
  );
}
