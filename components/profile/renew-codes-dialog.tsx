'use client';

import { useState } from 'react';
import { useRenewRecoveryCodes } from '@/lib/client/profile-acts';
import { PasswordAndCodeStep } from './password-and-code-step';
import { RecoveryCodesDialog } from './recovery-codes-dialog';

/** Makes new recovery codes, after the password and a code. */
export function RenewCodesDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const renew = useRenewRecoveryCodes();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null)
    return (
      <RecoveryCodesDialog title="Your new recovery codes" codes={codes} email={email} onClose={onClose} />
    );
  return (
    <PasswordAndCodeStep
      title="Make new recovery codes"
      description="Ten new ones. Those you have now stop working at once, the unused ones too."
      email={email}
      actLabel="Make new codes"
      variant="primary"
      act={async (typed) => setCodes((await renew.mutateAsync(typed)).recoveryCodes)}
      onClose={onClose}
    />
  );
}
