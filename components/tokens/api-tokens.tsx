'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import { useRevokeApiToken } from '@/lib/client/token-acts';
import type { ApiTokenCreated } from '@/lib/domain/api/tokens';
import { AskFirst } from '../console/ask-first';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ApiTokenShown } from './api-token-shown';
import { CreateApiTokenDialog } from './create-api-token-dialog';
import { ROLE_WORDS } from './role-words';
import { TokenRow } from './token-row';
import { TokenSection } from './token-section';

/** Every token with which a program uses the console: made, shown once, watched and revoked here. */
export function ApiTokens() {
  const query = useLive(queries.apiTokens());
  const revoke = useRevokeApiToken();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<ApiTokenCreated | null>(null);
  const now = query.data?.now ?? 0;
  return (
    <>
      {created && <ApiTokenShown created={created} onClose={() => setCreated(null)} />}
      <TokenSection
        title="API tokens"
        description="A program that uses this console carries one: a report, a check, a script. It has a role, as people have."
        query={query}
        tokens={query.data?.tokens}
        now={now}
        create={
          <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
            New API token
          </Button>
        }
        empty={{
          title: 'No API token yet',
          text: 'Make one for each program, so that each can be told apart and ended alone. It may do what a person of its role may, but make no accounts and no tokens.',
        }}
      >
        {(token) => (
          <TokenRow
            token={token}
            now={now}
            badge={<Badge tone="accent">{ROLE_WORDS[token.role].label}</Badge>}
            revoke={
              <AskFirst
                button="Revoke…"
                question={`Revoke the token of ${token.name}?`}
                means="The program that carries it is refused with 401 from its next request on, until it has another. What it did here stays, and a drain it started goes on."
                confirm="Revoke"
                tone="danger"
                done={`The token of ${token.name} is revoked`}
                act={() => revoke.mutateAsync(token.id)}
              />
            }
          />
        )}
      </TokenSection>
      {creating && (
        <CreateApiTokenDialog
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
