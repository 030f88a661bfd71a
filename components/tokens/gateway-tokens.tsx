'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useRevokeGatewayToken } from '@/lib/client/gateway-acts';
import { queries, useLive } from '@/lib/client/queries';
import type { GatewayTokenCreated } from '@/lib/domain/api/gateway-tokens';
import { AskFirst } from '../console/ask-first';
import { Button } from '../ui/button';
import { CreateGatewayTokenDialog } from './create-gateway-token-dialog';
import { GatewayTokenShown } from './gateway-token-shown';
import { TokenQueues } from './token-queues';
import { TokenRow } from './token-row';
import { TokenSection } from './token-section';

/** Every token with which an integration polls through the console: made, shown once, watched and revoked here. */
export function GatewayTokens() {
  const query = useLive(queries.gatewayTokens());
  const revoke = useRevokeGatewayToken();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<GatewayTokenCreated | null>(null);
  const now = query.data?.now ?? 0;
  return (
    <>
      {created && <GatewayTokenShown created={created} onClose={() => setCreated(null)} />}
      <TokenSection
        title="Gateway tokens"
        description="An integration that polls this console instead of its Fluxx site keeps its calls; its jobs show up here with its name."
        query={query}
        tokens={query.data?.tokens}
        now={now}
        create={
          <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
            New gateway token
          </Button>
        }
        empty={{
          title: 'No gateway token yet',
          text: 'Make one for each integration. It polls this console’s address with the token, and gets the same answers byte for byte; what it takes can be seen, timed and recovered here.',
        }}
      >
        {(token) => (
          <TokenRow
            token={token}
            now={now}
            revoke={
              <AskFirst
                button="Revoke…"
                question={`Revoke the token of ${token.name}?`}
                means="Its next call is refused with 401. A job it has open stays open here: the next token for that queue gets the same records, or you finish it."
                confirm="Revoke"
                tone="danger"
                done={`The token of ${token.name} is revoked`}
                act={() => revoke.mutateAsync(token.id)}
              />
            }
          >
            <TokenQueues token={token} />
          </TokenRow>
        )}
      </TokenSection>
      {creating && (
        <CreateGatewayTokenDialog
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
