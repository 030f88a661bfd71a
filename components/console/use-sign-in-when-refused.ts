import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiError } from '@/lib/client/fetcher';
import { isSigningOut } from '@/lib/client/sign-out';

/** A session that ended elsewhere sends the person to sign in, and back to this page afterwards. */
export function useSignInWhenRefused(): void {
  const client = useQueryClient();
  useEffect(() => {
    const unsubscribe = client.getQueryCache().subscribe(({ query }) => {
      const { error } = query.state;
      if (!(error instanceof ApiError) || error.code !== 'unauthenticated') return;
      unsubscribe();
      // Whoever signs out goes to the sign-in without a way back.
      if (isSigningOut()) return;
      const here = `${window.location.pathname}${window.location.search}`;
      window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
    });
    return unsubscribe;
  }, [client]);
}
