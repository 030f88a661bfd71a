'use client';

import { useState } from 'react';
import { useRemoveProvider } from '@/lib/client/sign-in-acts';
import type { ProviderView } from '@/lib/domain/api/sign-in-settings';
import { ActProblem } from '../settings/act-problem';
import { AlertDialog } from '../ui/alert-dialog';
import { Button } from '../ui/button';
import { Card, CardBody } from '../ui/card';
import { notify } from '../ui/notify';
import { Time } from '../ui/time';
import { formatNumber } from '../ui/number';

interface RemoveProviderProps {
  provider: ProviderView;
  accountsWithoutPassword: number;
}

/** Takes the provider away again; who could not sign in any more is said first. */
export function RemoveProvider({ provider, accountsWithoutPassword }: RemoveProviderProps) {
  const [asking, setAsking] = useState(false);
  const remove = useRemoveProvider();
  const confirm = () =>
    remove.mutate(
      { seenVersion: provider.version, shown: { accountsWithoutPassword } },
      {
        onSuccess: () => notify({ tone: 'success', title: 'The provider was removed' }),
      },
    );
  return (
    <Card>
      <CardBody className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 text-sm text-ink-2">
          Last changed <Time at={provider.updatedAt} /> by {provider.updatedBy}.
        </p>
        <Button variant="danger" onClick={() => setAsking(true)}>
          Remove the provider
        </Button>
        <AlertDialog
          open={asking}
          onOpenChange={(open) => {
            setAsking(open);
            remove.reset();
          }}
          title={`Remove ${provider.buttonName}?`}
          description="Its client secret is deleted here, its button goes from the sign-in page, and passwords count again. Nothing changes at the provider, and sessions that stand go on."
          confirmLabel="Remove"
          tone="danger"
          pending={remove.isPending}
          onConfirm={confirm}
        >
          {accountsWithoutPassword > 0 && (
            <p className="text-sm text-ink">{withoutPassword(accountsWithoutPassword)}</p>
          )}
          <ActProblem error={remove.error} />
        </AlertDialog>
      </CardBody>
    </Card>
  );
}

function withoutPassword(count: number): string {
  return count === 1
    ? 'One account has no password: nobody can sign in to it until it is given one.'
    : `${formatNumber(count)} accounts have no password: nobody can sign in to them until they are given one.`;
}
