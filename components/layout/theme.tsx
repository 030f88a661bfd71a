'use client';

import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';

export interface ThemeProps {
  /** Of the Content-Security-Policy, for the one inline script that sets the theme before the first paint. */
  nonce?: string;
  children: ReactNode;
}

/** What every page stands in. */
export function Theme({ nonce, children }: ThemeProps) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      {children}
    </ThemeProvider>
  );
}
