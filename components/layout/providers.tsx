'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
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

export interface ProvidersProps {
  /** Of the Content-Security-Policy, for the one inline script that sets the theme before the first paint. */
  nonce?: string;
  children: ReactNode;
}

/** What every page stands in: theme, queries, state in the URL, short notices. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>{children}</NuqsAdapter>
        <Notices />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
