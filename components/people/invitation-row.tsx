'use client';

import { useState } from 'react';
import { useInvite, useRevokeLink } from '@/lib/client/people-acts';
import type { InvitationView } from '@/lib/domain/api/people';
import { ROLE_WORDS } from '@/lib/domain/role-words';
import { ActProblem } from '../settings/act-problem';
import { AlertDialog } from '../ui/alert-dialog';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';
import { Time } from '../ui/time';
import type { ShownLink } from './link-shown';
import { MailState } from './mail-state';
import { notifyRefusal } from '../console/notify-refusal';

export interface InvitationRowProps {
  invitation: InvitationView;
  now: number;
  onLink: (shown: ShownLink) => void;
}

/** One invitation nobody accepted yet: for whom, how old, by whom, and what became of its e-mail. */
export function InvitationRow({ invitation, now, onLink }: InvitationRowProps) {
  const isOver = invitation.expiresAt <= now;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-medium wrap-anywhere text-ink">{invitation.name ?? invitation.email}</h3>
          <Badge tone={invitation.role === 'admin' ? 'accent' : 'neutral'}>
            {ROLE_WORDS[invitation.role].label}
          </Badge>
          {isOver && <Badge tone="outline">Expired</Badge>}
        </div>
        {invitation.name !== null && <p className="text-sm wrap-anywhere text-ink-2">{invitation.email}</p>}
        <p className="flex flex-wrap gap-x-4 text-xs text-ink-3">
          <span>
            Invited <Time at={invitation.createdAt} /> by {invitation.createdBy}
          </span>
          <span>
            {isOver ? 'Ended' : 'Ends'} <Time at={invitation.expiresAt} />
          </span>
          <MailState mail={invitation.mail} />
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <NewLinkButton invitation={invitation} onLink={onLink} />
        <RemoveButton invitation={invitation} />
      </div>
    </li>
  );
}

/** The old link cannot be read again, so another takes its place. */
function NewLinkButton({ invitation, onLink }: Pick<InvitationRowProps, 'invitation' | 'onLink'>) {
  const invite = useInvite();
  const { email, name, role } = invitation;
  const run = () =>
    invite.mutate(
      { email, role, ...(name === null ? {} : { name }) },
      { onSuccess: (made) => onLink({ kind: 'invitation', ...made }), onError: notifyRefusal },
    );
  return (
    <Button size="sm" loading={invite.isPending} onClick={run}>
      New link
    </Button>
  );
}

function RemoveButton({ invitation }: { invitation: InvitationView }) {
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeLink(invitation.id);
  const run = () =>
    revoke.mutate(undefined, {
      onSuccess: () => {
        notify({ tone: 'success', title: `The invitation of ${invitation.email} is removed` });
        setAsking(false);
      },
    });
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        Remove…
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove the invitation of ${invitation.email}?`}
        description="Its link opens nothing any more. You can invite them again."
        confirmLabel="Remove"
        tone="danger"
        pending={revoke.isPending}
        onConfirm={run}
      >
        <ActProblem error={revoke.error} />
      </AlertDialog>
    </>
  );
}
