'use client';

import type { ReactNode } from 'react';
import type { TokenView } from '@/lib/domain/api/tokens';
import { Badge } from '../ui/badge';
import { Time } from '../ui/time';
import { stateOf } from './token-state';

export interface TokenRowProps {
  token: TokenView;
  /** The server's clock when it was read. */
  now: number;
  /** Beside the name: its role. */
  badge?: ReactNode;
  /** What it is good for. */
  children?: ReactNode;
  /** "used", or "shown" for a link. */
  used?: string;
  /** The button that revokes it; drawn while it works. */
  revoke: ReactNode;
}

/** One token: what it is for, what it may, how old it is, when it ends, when and from where it was last used. */
export function TokenRow({ token, now, badge, children, used = 'used', revoke }: TokenRowProps) {
  const state = stateOf(token, now);
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1 max-sm:basis-full">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className={`min-w-0 font-medium wrap-anywhere ${state === 'live' ? 'text-ink' : 'text-ink-3'}`}>
            {token.name}
          </h3>
          <code className="font-mono text-xs text-ink-3">{token.hint}…</code>
          {badge}
          {state === 'revoked' && <Badge tone="outline">Revoked</Badge>}
          {state === 'expired' && <Badge tone="outline">Over</Badge>}
        </div>
        {children && <div className="text-sm wrap-anywhere text-ink-2">{children}</div>}
        <Dates token={token} state={state} />
      </div>
      <div className="flex items-center gap-4 max-sm:w-full max-sm:justify-between">
        <span className="min-w-0 text-sm wrap-anywhere text-ink-2">
          {token.lastUsedAt === null ? (
            `Never ${used}`
          ) : (
            <>
              Last {used} <Time at={token.lastUsedAt} />
              {token.lastAddress !== null && (
                <span className="block text-xs text-ink-3">from {token.lastAddress}</span>
              )}
            </>
          )}
        </span>
        {state === 'live' && revoke}
      </div>
    </div>
  );
}

function Dates({ token, state }: { token: TokenView; state: ReturnType<typeof stateOf> }) {
  return (
    <p className="flex flex-wrap gap-x-4 text-xs wrap-anywhere text-ink-3">
      <span>
        Made <Time at={token.createdAt} /> by {token.createdBy}
      </span>
      {token.revokedAt !== null && (
        <span>
          Revoked <Time at={token.revokedAt} /> by {token.revokedBy}
        </span>
      )}
      {state !== 'revoked' && (
        <span>
          {token.expiresAt === null ? (
            'Does not end by itself'
          ) : (
            <>
              {state === 'live' ? 'Ends' : 'Ended'} <Time at={token.expiresAt} />
            </>
          )}
        </span>
      )}
    </p>
  );
}
