'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '@/lib/client/queries';
import { settingsQueries } from '@/lib/client/queries/settings';
import type { NewSecret, OauthClientView } from '@/lib/domain/api/oauth-clients';
import { QueryError, StaleNotice } from '../../console/query-problem';
import { Button } from '../../ui/button';
import { Card, CardHeader } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { Skeleton } from '../../ui/skeleton';
import { ApplicationForm } from './application-form';
import { ApplicationItem } from './application-item';
import { SecretDialog } from './secret-dialog';

/** Who may call the built-in site. */
export function Applications() {
  const query = useLive(settingsQueries.applications());
  const [editing, setEditing] = useState<OauthClientView | 'new' | null>(null);
  const [secret, setSecret] = useState<NewSecret | null>(null);
  const create = (
    <Button variant="primary" size="sm" icon={<Plus aria-hidden="true" />} onClick={() => setEditing('new')}>
      New application
    </Button>
  );
  return (
    <>
      <StaleNotice query={query} />
      <Card>
        <CardHeader
          title="OAuth applications"
          description="Each integration of the built-in site has one. It gets tokens at /oauth/token, good for two hours."
          actions={create}
        />
        {query.data === undefined && query.error !== null && (
          <QueryError query={query} what="The applications" />
        )}
        {query.data === undefined && query.error === null && <ListSkeleton />}
        {query.data?.clients.length === 0 && (
          <EmptyState icon={<KeyRound />} title="No application yet" actions={create}>
            An integration needs a client id and a secret to call the built-in site.
          </EmptyState>
        )}
        <ul className="divide-y divide-line">
          {query.data?.clients.map((client) => (
            <ApplicationItem
              key={client.clientId}
              client={client}
              onEdit={() => setEditing(client)}
              onSecret={setSecret}
            />
          ))}
        </ul>
      </Card>
      {editing && (
        <ApplicationForm
          client={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSecret={setSecret}
        />
      )}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}

function ListSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3 p-4">
      {Array.from({ length: 3 }, (_, index) => (
        <Skeleton key={index} className="h-16" />
      ))}
    </div>
  );
}
