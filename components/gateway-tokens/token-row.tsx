'use client';

import Link from 'next/link';
import { useState } from 'react';
import { explainError } from '@/lib/client/error-words';
import { useRevokeGatewayToken } from '@/lib/client/gateway-acts';
import type { GatewayTokenView } from '@/lib/domain/api/gateway-tokens';
import { AlertDialog } from '../ui/alert-dialog';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';
import { Time } from '../ui/time';

/** One token: what it is for, which queues it may poll, how old it is, when it was last used. */
export function TokenRow({ token }: { token: GatewayTokenView }) {
  const isRevoked = token.revokedAt !== null;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className={isRevoked ? 'font-medium text-ink-3' : 'font-medium text-ink'}>{token.name}</h3>
          <code className="font-mono text-xs text-ink-3">{token.hint}…</code>
          {isRevoked && <Badge tone="outline">Revoked</Badge>}
        </div>
        <p className="text-sm text-ink-2">
          <Queues token={token} />
        </p>
        <p className="flex flex-wrap gap-x-4 text-xs text-ink-3">
          <span>
            Made <Time at={token.createdAt} /> by {token.createdBy}
          </span>
          {token.revokedAt !== null && (
            <span>
              Revoked <Time at={token.revokedAt} /> by {token.revokedBy}
            </span>
          )}
        </p>
      </div>
      <div className="flex items-center gap-4 max-sm:w-full max-sm:justify-between">
        <span className="text-sm text-ink-2">
          {token.lastUsedAt === null ? (
            'Never used'
          ) : (
            <>
              Last used <Time at={token.lastUsedAt} />
              {token.lastAddress !== null && (
                <span className="block text-xs text-ink-3">from {token.lastAddress}</span>
              )}
            </>
          )}
        </span>
        {!isRevoked && <RevokeButton token={token} />}
      </div>
    </div>
  );
}

const SHOWN_QUEUES = 4;

function Queues({ token }: { token: GatewayTokenView }) {
  const more = token.queues.length - SHOWN_QUEUES;
  return (
    <>
      {token.queues.slice(0, SHOWN_QUEUES).map((queue, index) => (
        <span key={queue.id}>
          {index > 0 && ', '}
          <Link href={`/queues/${queue.id}`} prefetch={false} className="text-accent-ink hover:underline">
            {queue.name}
          </Link>
          <span className="text-ink-3"> ({queue.siteName})</span>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  );
}

function RevokeButton({ token }: { token: GatewayTokenView }) {
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeGatewayToken();
  const run = async () => {
    try {
      await revoke.mutateAsync(token.id);
      notify({ tone: 'success', title: `The token of ${token.name} is revoked` });
    } catch (error) {
      const { title, detail, whatNext } = explainError(error, 'act');
      notify({ tone: 'error', title, description: `${detail} ${whatNext}` });
    }
    setAsking(false);
  };
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        Revoke…
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke the token of ${token.name}?`}
        description="Its next call is refused with 401. A job it has open stays open here: the next token for that queue gets the same records, or you finish it."
        confirmLabel="Revoke"
        tone="danger"
        pending={revoke.isPending}
        onConfirm={() => void run()}
      />
    </>
  );
}
