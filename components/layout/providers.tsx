'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useState, type ReactNode } from 'react';
import { Notices } from './notices';

/**
 * Mutations never repeat: process and finish have side effects, and only a person or a drain sends one again.
 * `networkMode: 'always'` belongs to that: by default a press made offline would wait and be sent minutes later.
 */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 2_000, retry: 1 },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** What the pages of somebody signed in stand in: queries, state in the URL, short notices. The way in does without. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <NuqsAdapter>{children}</NuqsAdapter>
      <Notices />
    </QueryClientProvider>
  );
}
