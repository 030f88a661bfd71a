'use client';

import type { ConfirmationView } from '@/lib/domain/api/confirmation';
import { ProviderButton } from '../auth/provider-button';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ConfirmForm } from './confirm-form';

export interface ConfirmDialogProps {
  /** With what they prove it. */
  confirmation: ConfirmationView;
  /** Called once, with whether it is confirmed. */
  onAnswer: (isConfirmed: boolean) => void;
}

/** Asks whoever is about to give somebody access to prove first that it is them. */
export function ConfirmDialog({ confirmation, onAnswer }: ConfirmDialogProps) {
  const { way, provider, minutes } = confirmation;
  if (way === 'password' || way === 'password-and-code')
    return <ConfirmForm withCode={way === 'password-and-code'} minutes={minutes} onAnswer={onAnswer} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onAnswer(false)}
      isOver
      size="sm"
      title="Confirm that it is you"
      description={
        provider === null
          ? 'Your account has no password to confirm this with. Ask another admin, or whoever runs the console, for a link for a new password.'
          : `This changes who has access, and you sign in with ${provider}: do that once more, and this is open to you for ${minutes} minutes. What you entered here has to be entered again.`
      }
      footer={<Button onClick={() => onAnswer(false)}>Cancel</Button>}
    >
      {provider !== null && <ProviderButton name={provider} destination={thisPage()} isOnly />}
    </Dialog>
  );
}

function thisPage(): string {
  return `${window.location.pathname}${window.location.search}`;
}
