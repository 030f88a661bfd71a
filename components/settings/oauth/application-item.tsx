'use client';

import { useState } from 'react';
import { useRevokeApplication, useRotateSecret } from '@/lib/client/settings-acts';
import type { NewSecret, OauthClientView } from '@/lib/domain/api/oauth-clients';
import { SCOPE_WORDS } from '@/lib/domain/oauth-scopes';
import { Uuid } from '../../queues/uuid';
import { AlertDialog } from '../../ui/alert-dialog';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { notify } from '../../ui/notify';
import { Time } from '../../ui/time';
import { ActProblem } from '../act-problem';

export interface ApplicationItemProps {
  client: OauthClientView;
  onEdit: () => void;
  onSecret: (secret: NewSecret) => void;
}

/** One application: what it is, what it may do, when it was used, and what can be done with it. */
export function ApplicationItem({ client, onEdit, onSecret }: ApplicationItemProps) {
  const [asking, setAsking] = useState<'rotate' | 'revoke' | null>(null);
  const isRevoked = client.revokedAt !== null;
  const done = () => setAsking(null);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className={isRevoked ? 'min-w-0 opacity-75' : 'min-w-0'}>
        <p className="flex flex-wrap items-center gap-2 font-semibold text-ink">
          <span className="break-words">{client.name}</span>
          {isRevoked && <Badge tone="outline">revoked</Badge>}
          {client.isOwn && <Badge tone="accent">the console itself</Badge>}
        </p>
        <p className="text-xs text-ink-3">
          <Uuid value={client.clientId} label={`client id of ${client.name}`} />
        </p>
        <p className="text-sm text-ink-2">
          {client.scopes.map((scope) => SCOPE_WORDS[scope].label).join(' · ')}
        </p>
        <p className="text-xs text-ink-3">
          Created <Time at={client.createdAt} /> · {client.lastUsedAt === null ? 'never used' : 'last used '}
          {client.lastUsedAt !== null && <Time at={client.lastUsedAt} />}
          {client.revokedAt !== null && (
            <>
              {' '}
              · revoked <Time at={client.revokedAt} />
            </>
          )}
        </p>
      </div>
      {!isRevoked && !client.isOwn && (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={onEdit}>
            Change
          </Button>
          <Button size="sm" onClick={() => setAsking('rotate')}>
            New secret
          </Button>
          <Button size="sm" onClick={() => setAsking('revoke')}>
            Revoke
          </Button>
        </div>
      )}
      {asking === 'rotate' && <RotateDialog client={client} onClose={done} onSecret={onSecret} />}
      {asking === 'revoke' && <RevokeDialog client={client} onClose={done} />}
    </li>
  );
}

interface AskProps {
  client: OauthClientView;
  onClose: () => void;
}

function RotateDialog({ client, onClose, onSecret }: AskProps & Pick<ApplicationItemProps, 'onSecret'>) {
  const rotate = useRotateSecret(client.clientId);
  const run = () =>
    rotate.mutate(undefined, {
      onSuccess: (secret) => {
        onClose();
        onSecret(secret);
      },
    });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Give ${client.name} a new secret?`}
      description="The old secret and every token made with it stop working at once. The integration is refused until it has the new one."
      confirmLabel="Make a new secret"
      pending={rotate.isPending}
      onConfirm={run}
    >
      <ActProblem error={rotate.error} />
    </AlertDialog>
  );
}

function RevokeDialog({ client, onClose }: AskProps) {
  const revoke = useRevokeApplication(client.clientId);
  const run = () =>
    revoke.mutate(undefined, {
      onSuccess: () => {
        notify({ tone: 'success', title: `${client.name} is revoked` });
        onClose();
      },
    });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Revoke ${client.name} for good?`}
      description="Its secret and all its tokens stop working at once, and it cannot be brought back. Jobs it has open stay open: an operator can finish them here."
      confirmLabel="Revoke"
      tone="danger"
      pending={revoke.isPending}
      onConfirm={run}
    >
      <ActProblem error={revoke.error} />
    </AlertDialog>
  );
}
