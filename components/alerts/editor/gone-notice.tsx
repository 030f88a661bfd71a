'use client';

import { useRouter } from 'next/navigation';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import type { AlertDraft } from '../draft';
import { keepDraftFor } from './use-kept-draft';

/** The alert was deleted while it was open here; what was typed can become a new one. */
export function GoneNotice({ model, draft }: { model: string; draft: AlertDraft }) {
  const router = useRouter();
  const href = `/alerts/${encodeURIComponent(model)}/new`;
  const startNew = () => {
    keepDraftFor(href, draft);
    router.push(href);
  };
  return (
    <Callout
      tone="danger"
      title="Somebody deleted this alert while it was open here"
      actions={
        <Button size="sm" onClick={startNew}>
          Use it for a new alert
        </Button>
      }
    >
      Its queue is gone with it, and nothing can be saved to it any more. What you typed is still here.
    </Callout>
  );
}
