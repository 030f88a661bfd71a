import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** What is printed instead of the page while it is there; it is not seen on the screen (app/globals.css). */
export function PrintSheet({ children }: { children: ReactNode }) {
  return createPortal(
    <pre data-print-sheet aria-hidden="true">
      {children}
    </pre>,
    document.body,
  );
}
