'use client';

import { useConfirmationWay, useResetSecondFactor } from '@/lib/client/people-acts';
import type { PersonView } from '@/lib/domain/api/people';
import type { ResetSecondFactorInput } from '@/lib/domain/api/profile-inputs';
import { PasswordStep } from '../profile/password-step';
import { ActProblem } from '../settings/act-problem';
import { AlertDialog } from '../ui/alert-dialog';
import { notify } from '../ui/notify';

export interface ResetFactorDialogProps {
  person: PersonView;
  /** Of whoever looks: their password is asked for. */
  email: string;
  onClose: () => void;
}

/**
 * Asks for the admin's password before the second factor of somebody else is taken off. One who has none signs in with the provider, when
 * they have not done so lately: the frame of the console asks for that. Where it is not known which, the server says so.
 */
export function ResetFactorDialog({ person, email, onClose }: ResetFactorDialogProps) {
  const reset = useResetSecondFactor(person.id);
  const { data: confirmation, error, isPending } = useConfirmationWay();
  if (isPending) return null;
  const act = async (typed: ResetSecondFactorInput) => {
    await reset.mutateAsync(typed);
    notify({ tone: 'success', title: `${person.name} signs in with the password alone now` });
    onClose();
  };
  const words = {
    title: `Reset the second factor of ${person.name}?`,
    description:
      'For who lost both the phone and the recovery codes. Their password alone signs them in then, so make sure that it is really they who ask: call them. Their key and recovery codes end; they can set up a new one.',
  };
  if (confirmation?.way === 'password' || confirmation?.way === 'password-and-code')
    return <PasswordStep {...words} email={email} actLabel="Reset" act={act} onClose={onClose} />;
  return (
    <AlertDialog
      {...words}
      open
      onOpenChange={(open) => !open && onClose()}
      confirmLabel="Reset"
      pending={reset.isPending}
      // What is refused is shown below.
      onConfirm={() => void act({}).catch(() => {})}
    >
      <ActProblem error={reset.error ?? error} />
    </AlertDialog>
  );
}
