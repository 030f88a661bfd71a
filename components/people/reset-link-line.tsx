'use client';

import { KeyRound } from 'lucide-react';
import { useRevokeLink } from '@/lib/client/people-acts';
import type { LinkView } from '@/lib/domain/api/people';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';
import { Time } from '../ui/time';
import { notifyRefusal } from '../console/notify-refusal';
import { MailState } from './mail-state';

/** A link for a new password that stands open, and the way to take it back. */
export function ResetLinkLine({ link, email }: { link: LinkView; email: string }) {
  const revoke = useRevokeLink(link.id);
  const run = () =>
    revoke.mutate(undefined, {
      onSuccess: () => notify({ tone: 'success', title: `The link for ${email} is taken back` }),
      onError: notifyRefusal,
    });
  return (
    <div className="mt-1 flex items-start gap-1.5 text-xs text-ink-2">
      <KeyRound className="mt-px size-3.5 shrink-0 text-ink-3" aria-hidden="true" />
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          Link for a new password, made <Time at={link.createdAt} /> by {link.createdBy}, ends{' '}
          <Time at={link.expiresAt} />
        </span>
        <MailState mail={link.mail} />
        <Button size="sm" variant="link" loading={revoke.isPending} onClick={run}>
          Take it back
        </Button>
      </div>
    </div>
  );
}
