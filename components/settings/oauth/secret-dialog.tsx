'use client';

import { useState } from 'react';
import type { NewSecret } from '@/lib/domain/api/oauth-clients';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Choice } from '../../ui/choice';
import { CopyButton } from '../../ui/copy-button';
import { Dialog } from '../../ui/dialog';

/** Shows a secret the one time it can be shown; closing asks whether it was kept. */
export function SecretDialog({ secret, onClose }: { secret: NewSecret; onClose: () => void }) {
  const [isKept, setKept] = useState(false);
  return (
    <Dialog
      open
      // Neither Escape nor a click beside it: what is lost here is lost.
      onOpenChange={(open) => !open && isKept && onClose()}
      title="Copy the secret now"
      footer={
        <Button variant="primary" disabled={!isKept} onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Callout tone="warning">
          It is shown this once. Only its fingerprint is kept here, so nobody can look it up later.
        </Callout>
        <SecretLine label="Client id" value={secret.clientId} />
        <SecretLine label="Client secret" value={secret.clientSecret} />
        <Choice
          kind="checkbox"
          checked={isKept}
          onChange={(event) => setKept(event.target.checked)}
          label="I have put the secret where it belongs"
        />
      </div>
    </Dialog>
  );
}

function SecretLine({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <p className="text-sm font-medium text-ink">{label}</p>
      <div className="mt-1 flex items-center gap-2 rounded-md border bg-surface-2 py-1.5 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 font-mono text-xs break-all text-ink">{value}</code>
        <CopyButton text={value} label={`Copy ${label.toLowerCase()}`} />
      </div>
    </div>
  );
}
