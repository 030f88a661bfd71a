import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { PRODUCT } from '@/components/layout/brand';
import { Theme } from '@/components/layout/theme';
import { nonceOf } from '@/lib/http/security-headers';
import './globals.css';

export const metadata: Metadata = {
  title: { default: PRODUCT, template: `%s · ${PRODUCT}` },
  description: 'Watch every Fluxx API Alerts queue and unstick one by hand without losing a record.',
  icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' } },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#131317' },
  ],
};

/** Stands behind all that a page is drawn with at first. */
const END = 'drawn';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = nonceOf(await headers());
  return (
    // The theme's class is set on <html> before React takes over, hence the one allowed difference.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* A browser may paint what it has read so far: half a page, which then moves. This has it read on to the end first. */}
        <link rel="expect" href={`#${END}`} blocking="render" />
      </head>
      <body>
        <Theme {...(nonce !== undefined && { nonce })}>{children}</Theme>
        <span id={END} hidden />
      </body>
    </html>
  );
}
