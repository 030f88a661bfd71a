'use client';

import { useTurnOffSecondFactor } from '@/lib/client/profile-acts';
import { notify } from '../ui/notify';
import { PasswordAndCodeStep } from './password-and-code-step';

/** Turns the second factor off, with the password and a code. */
export function TurnOffDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const turnOff = useTurnOffSecondFactor();
  return (
    <PasswordAndCodeStep
      title="Turn the second factor off"
      description="The password alone signs you in then. The key in your app and your recovery codes end."
      email={email}
      actLabel="Turn off"
      variant="danger"
      act={async (typed) => {
        await turnOff.mutateAsync(typed);
        onClose();
        notify({
          tone: 'success',
          title: 'The second factor is off',
          description: 'Your recovery codes ended with it.',
        });
      }}
      onClose={onClose}
    />
  );
}
