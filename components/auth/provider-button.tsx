'use client';

import { useEffect, useState } from 'react';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { beginProviderSignIn } from '@/lib/client/sign-in';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';

export interface ProviderButtonProps {
  /** What people know the provider by. */
  name: string;
  destination: string;
  /** It is the only way in. */
  isOnly: boolean;
}

/** Goes to the OpenID provider, and from there to the page the person came for. */
export function ProviderButton({ name, destination, isOnly }: ProviderButtonProps) {
  const [isLeaving, setLeaving] = useState(false);
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  useEffect(() => {
    // Back from the provider by the browser's own button: the page is shown as it was left.
    const cameBack = (event: PageTransitionEvent) => event.persisted && setLeaving(false);
    window.addEventListener('pageshow', cameBack);
    return () => window.removeEventListener('pageshow', cameBack);
  }, []);
  const leave = async () => {
    setLeaving(true);
    setRefusal(null);
    try {
      window.location.assign(await beginProviderSignIn(destination));
    } catch (error) {
      setRefusal(explainError(error, 'read'));
      setLeaving(false);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <Button
        size="lg"
        variant={isOnly ? 'primary' : 'secondary'}
        loading={isLeaving}
        loadingLabel={`Going to ${name}…`}
        onClick={leave}
        className="h-auto! min-h-10 w-full py-2 whitespace-normal"
      >
        Sign in with {name}
      </Button>
      <div role="alert" className="empty:hidden">
        {refusal && <Callout tone="danger">{refusal.detail}</Callout>}
      </div>
    </div>
  );
}
