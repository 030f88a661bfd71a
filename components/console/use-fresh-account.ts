import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ApiError } from '@/lib/client/fetcher';

/**
 * Reads the account again when the server forbids something: whoever was given another role with the page open is drawn
 * what they may do now.
 */
export function useFreshAccount(): void {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    // What is read every few seconds is refused every few seconds, and says nothing new.
    const told = new Set<string>();
    const unsubscribes = [
      client.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error' && isForbidden(event.action.error))
          router.refresh();
      }),
      client.getQueryCache().subscribe(({ query }) => {
        if (!isForbidden(query.state.error) || told.has(query.queryHash)) return;
        told.add(query.queryHash);
        router.refresh();
      }),
    ];
    return () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
    };
  }, [client, router]);
}

function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'forbidden';
}
