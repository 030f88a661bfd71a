'use client';

import { useResetSecondFactor } from '@/lib/client/people-acts';
import type { PersonView } from '@/lib/domain/api/people';
import { PasswordStep } from '../profile/password-step';
import { notify } from '../ui/notify';

export interface ResetFactorDialogProps {
  person: PersonView;
  /** Of whoever looks: their password is asked for. */
  email: string;
  onClose: () => void;
}

/** Asks for the admin's password before the second factor of somebody else is taken off. */
export function ResetFactorDialog({ person, email, onClose }: ResetFactorDialogProps) {
  const reset = useResetSecondFactor(person.id);
  return (
    <PasswordStep
      title={`Reset the second factor of ${person.name}?`}
      description="For who lost both the phone and the recovery codes. Their password alone signs them in then, so make sure that it is really they who ask: call them. Their key and recovery codes end; they can set up a new one."
      email={email}
      actLabel="Reset"
      act={async (typed) => {
        await reset.mutateAsync(typed);
        notify({ tone: 'success', title: `${person.name} signs in with the password alone now` });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
