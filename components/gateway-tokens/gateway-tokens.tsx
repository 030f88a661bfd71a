'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import type { GatewayTokenCreated, GatewayTokenView } from '@/lib/domain/api/gateway-tokens';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Button } from '../ui/button';
import { Card, CardHeader } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Skeleton } from '../ui/skeleton';
import { CreateTokenDialog } from './create-token-dialog';
import { TokenRow } from './token-row';
import { TokenShown } from './token-shown';

const PLACES = ['a', 'b', 'c'];

/** Every token with which an integration polls through the console: made, shown once, watched and revoked here. */
export function GatewayTokens() {
  const query = useLive(queries.gatewayTokens());
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<GatewayTokenCreated | null>(null);
  const create = (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
      New gateway token
    </Button>
  );
  return (
    <>
      {query.data && <StaleNotice query={query} />}
      {created && <TokenShown created={created} onClose={() => setCreated(null)} />}
      <Card>
        <CardHeader
          title="Gateway tokens"
          description="An integration that polls this console instead of its Fluxx site keeps its calls; its jobs show up here with its name."
          actions={query.data && query.data.tokens.length > 0 && create}
        />
        {query.data === undefined ? (
          query.error ? (
            <QueryError query={query} what="The gateway tokens" />
          ) : (
            <TokensSkeleton />
          )
        ) : (
          <TokenList tokens={query.data.tokens} create={create} />
        )}
      </Card>
      {creating && (
        <CreateTokenDialog
          onClose={() => setCreating(false)}
          onCreated={(made) => {
            setCreating(false);
            setCreated(made);
          }}
        />
      )}
    </>
  );
}

function TokenList({ tokens, create }: { tokens: readonly GatewayTokenView[]; create: ReactNode }) {
  if (tokens.length === 0) {
    return (
      <EmptyState icon={<KeyRound />} title="No gateway token yet" actions={create}>
        Make one for each integration. It polls this console’s address with the token, and gets the same
        answers byte for byte; what it takes can be seen, timed and recovered here.
      </EmptyState>
    );
  }
  const live = tokens.filter((token) => token.revokedAt === null);
  const revoked = tokens.filter((token) => token.revokedAt !== null);
  return (
    <ul aria-label="Gateway tokens" className="divide-y divide-line">
      {[...live, ...revoked].map((token) => (
        <li key={token.id}>
          <TokenRow token={token} />
        </li>
      ))}
    </ul>
  );
}

function TokensSkeleton() {
  return (
    <div className="divide-y divide-line" aria-busy="true">
      <span className="sr-only">Reading the tokens…</span>
      {PLACES.map((place) => (
        <div key={place} className="flex h-20 flex-col justify-center gap-2.5 px-4">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-3 w-80 max-w-full" />
        </div>
      ))}
    </div>
  );
}
