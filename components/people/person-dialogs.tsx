'use client';

import { useAccountAct, useDisable, useMakeResetLink } from '@/lib/client/people-acts';
import type { PersonView } from '@/lib/domain/api/people';
import { ActProblem } from '../settings/act-problem';
import { AlertDialog } from '../ui/alert-dialog';
import { notify } from '../ui/notify';
import type { ShownLink } from './link-shown';
import { MadeTokens } from './made-tokens';

export interface PersonDialogProps {
  person: PersonView;
  /** Who looks does it to themselves. */
  isYou: boolean;
  onClose: () => void;
}

/** Asks before somebody is shut out. */
export function DisableDialog({ person, isYou, onClose }: PersonDialogProps) {
  const disable = useDisable(person.id);
  const run = () =>
    disable.mutate(
      { shown: { madeTokens: person.madeTokens } },
      {
        onSuccess: () => {
          notify({ tone: 'success', title: `${person.name} is disabled` });
          onClose();
        },
      },
    );
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isYou ? 'Disable your own account?' : `Disable ${person.name}?`}
      description={`${isYou ? 'You are' : `${person.name} is`} signed out everywhere at once and cannot sign in until an admin enables the account again. Links ${isYou ? 'you' : 'they'} made to invite others stop working. What ${isYou ? 'you' : 'they'} did stays in the records.`}
      confirmLabel="Disable"
      tone="danger"
      pending={disable.isPending}
      onConfirm={run}
    >
      <div className="flex flex-col gap-4">
        <MadeTokens person={person} isYou={isYou} />
        <ActProblem error={disable.error} />
      </div>
    </AlertDialog>
  );
}

/** Asks before somebody's sessions end. */
export function SignOutDialog({ person, isYou, onClose }: PersonDialogProps) {
  const signOut = useAccountAct(person.id, 'sign-out');
  const run = () =>
    signOut.mutate(undefined, {
      onSuccess: () => {
        notify({ tone: 'success', title: `${person.name} is signed out everywhere` });
        onClose();
      },
    });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isYou ? 'Sign yourself out everywhere?' : `Sign ${person.name} out everywhere?`}
      description={`Every browser in which ${isYou ? 'you are' : 'they are'} signed in has to sign in again${isYou ? ', this one too' : ''}. To keep somebody out, disable the account instead.`}
      confirmLabel="Sign out everywhere"
      pending={signOut.isPending}
      onConfirm={run}
    >
      <ActProblem error={signOut.error} />
    </AlertDialog>
  );
}

/** Says what a link for a new password is before it is made. */
export function ResetLinkDialog({
  person,
  onClose,
  onLink,
}: Omit<PersonDialogProps, 'isYou'> & { onLink: (shown: ShownLink) => void }) {
  const make = useMakeResetLink(person.id);
  const run = () =>
    make.mutate(undefined, {
      onSuccess: (made) => {
        onClose();
        onLink({ kind: 'reset', ...made });
      },
    });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Make a link for a new password of ${person.name}?`}
      description="Whoever opens the link chooses the password, so it must reach nobody else. It works once, for an hour. Until then the old password stays; with the new one they are signed out everywhere."
      confirmLabel="Make the link"
      pending={make.isPending}
      onConfirm={run}
    >
      <ActProblem error={make.error} />
    </AlertDialog>
  );
}
