import type { ReactNode } from 'react';
import { ThemeToggle } from '../ui/theme-toggle';
import { BrandMark, PRODUCT } from './brand';

export interface AuthLayoutProps {
  title: string;
  description?: ReactNode;
  /** Under the card. */
  footer?: ReactNode;
  children: ReactNode;
}

/** The frame of pages before sign-in: one card in the middle. */
export function AuthLayout({ title, description, footer, children }: AuthLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <main className="flex flex-1 flex-col items-center justify-center px-4 py-10">
        <div className="mb-6 flex items-center gap-2.5">
          <BrandMark className="size-8" />
          <span className="text-lg font-semibold tracking-tight">{PRODUCT}</span>
        </div>
        <div className="w-full max-w-sm rounded-xl border bg-surface p-6 shadow-card">
          <h1 className="text-lg font-semibold text-ink">{title}</h1>
          {description && <div className="mt-0.5 text-sm text-ink-2">{description}</div>}
          <div className="mt-5">{children}</div>
        </div>
        {footer && <div className="mt-4 max-w-sm text-center text-xs text-ink-3">{footer}</div>}
      </main>
      <footer className="flex justify-center pb-6">
        <ThemeToggle />
      </footer>
    </div>
  );
}
