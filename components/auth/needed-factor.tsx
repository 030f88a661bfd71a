'use client';

import { useState } from 'react';
import { signOut } from '@/lib/client/sign-out';
import { TurnOnDialog } from '../profile/turn-on-dialog';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';

/** What somebody sees who must set up a second factor before anything else. */
export function NeededFactor({ email, destination }: { email: string; destination: string }) {
  const [isOpen, setOpen] = useState(false);
  const leave = () =>
    signOut().catch(() => notify({ tone: 'error', title: 'You are still signed in. Try again.' }));
  // Whether it was set up is for the server to say: this page comes again where it was not.
  const close = () => {
    setOpen(false);
    window.location.assign(destination);
  };
  return (
    <div className="flex flex-col gap-4 text-sm text-ink-2">
      <p>
        An admin has set that you sign in with a code from an app on your phone besides your password. It
        takes two minutes, and then you go on where you wanted to.
      </p>
      <p>You need your password and an authenticator app; many password managers have one.</p>
      <Button variant="primary" className="w-full" onClick={() => setOpen(true)}>
        Set it up…
      </Button>
      <p className="text-xs text-ink-3">
        Signed in as <span className="wrap-anywhere">{email}</span>.{' '}
        <Button variant="link" size="sm" onClick={() => void leave()}>
          Sign out
        </Button>
      </p>
      {isOpen && <TurnOnDialog email={email} onClose={close} />}
    </div>
  );
}
