'use client';

import type { MadeLinkView } from '@/lib/domain/api/people';
import type { LinkKind } from '@/lib/domain/link-paths';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody, CardHeader } from '../ui/card';
import { CopyButton } from '../ui/copy-button';
import { Time } from '../ui/time';

export type ShownLink = MadeLinkView & { kind: LinkKind };

const TITLES: Readonly<Record<LinkKind, string>> = {
  invitation: 'Invitation for',
  reset: 'Link for a new password of',
};

/** The new link, shown once, and what became of its e-mail. */
export function LinkShown({ shown, onClose }: { shown: ShownLink; onClose: () => void }) {
  return (
    <section aria-label="The new link" ref={bringIntoView} className="scroll-mt-20">
      <Card className="border-accent">
        <CardHeader
          title={<span className="wrap-anywhere">{`${TITLES[shown.kind]} ${shown.email}`}</span>}
          description="The link is shown here once and cannot be read again."
          actions={<Button onClick={onClose}>Done</Button>}
        />
        <CardBody className="flex flex-col gap-4">
          <MailNotice shown={shown} />
          <div className="flex flex-wrap items-center gap-2 rounded-md border bg-surface-2 px-3 py-2">
            <code
              data-testid="new-link"
              className="min-w-0 flex-1 basis-60 font-mono text-sm break-all text-ink"
            >
              {shown.link}
            </code>
            <CopyButton text={shown.link} label="Copy link" withText />
          </div>
          <p className="text-sm text-ink-2">
            Whoever opens it chooses the password, so send it only to them. It works once, until{' '}
            <Time at={shown.expiresAt} show="absolute" />.
          </p>
        </CardBody>
      </Card>
    </section>
  );
}

/** It may have been asked for far down the page. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function MailNotice({ shown: { mail, email } }: { shown: ShownLink }) {
  switch (mail.state) {
    case 'sent':
      return (
        <Callout tone="success">
          An e-mail with the link was sent to {email}. You need not do anything.
        </Callout>
      );
    case 'sending':
      return (
        <Callout tone="info">
          An e-mail with the link is on its way to {email}. Below you will see whether it was sent.
        </Callout>
      );
    case 'failed':
      return (
        <Callout tone="warning" title="The e-mail could not be sent">
          {mail.problem} Copy the link and pass it on yourself.
        </Callout>
      );
    default:
      return null;
  }
}
