'use client';

import { useAccountAct } from '@/lib/client/people-acts';
import type { PersonView } from '@/lib/domain/api/people';
import { ActProblem } from '../settings/act-problem';
import { AlertDialog } from '../ui/alert-dialog';
import { notify } from '../ui/notify';

/** Asks before a locked account takes passwords again. */
export function UnlockDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const unlock = useAccountAct(person.id, 'unlock');
  const run = () =>
    unlock.mutate(undefined, {
      onSuccess: () => {
        notify({ tone: 'success', title: `${person.name} may try again` });
        onClose();
      },
    });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Unlock ${person.name}?`}
      description="There were too many wrong passwords or codes, so none is taken for a quarter of an hour. Ask them first whether it was they who typed them: if not, somebody is guessing, and the lock is what stops it."
      confirmLabel="Unlock"
      pending={unlock.isPending}
      onConfirm={run}
    >
      <ActProblem error={unlock.error} />
    </AlertDialog>
  );
}
