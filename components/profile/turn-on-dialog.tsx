'use client';

import { useState } from 'react';
import { useBeginSecondFactor } from '@/lib/client/profile-acts';
import type { ShownKeyView } from '@/lib/domain/api/profile';
import { KeyStep } from './key-step';
import { PasswordStep } from './password-step';
import { RecoveryCodesDialog } from './recovery-codes-dialog';

/** Turns the second factor on: the password, then the key for the app and a code of it, then the recovery codes. */
export function TurnOnDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const begin = useBeginSecondFactor();
  const [shown, setShown] = useState<ShownKeyView | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null)
    return (
      <RecoveryCodesDialog
        title="The second factor is on: keep these codes"
        codes={codes}
        email={email}
        onClose={onClose}
      />
    );
  if (shown !== null) return <KeyStep shown={shown} onConfirmed={setCodes} onClose={onClose} />;
  return (
    <PasswordStep
      title="Turn the second factor on"
      description="Whoever learns your password cannot sign in with it alone then. You need an authenticator app on your phone: many password managers have one; Google Authenticator, Microsoft Authenticator and Aegis are others."
      email={email}
      actLabel="Go on"
      act={async (typed) => setShown(await begin.mutateAsync(typed))}
      onClose={onClose}
    />
  );
}
