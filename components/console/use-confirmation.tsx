import { useEffect, useState, type ReactNode } from 'react';
import { askWith } from '@/lib/client/confirm-first';

/** What asks somebody to confirm that it is them, over whatever they were about to do. Draws nothing until it is needed. */
export function useConfirmation(): ReactNode {
  const [dialog, show] = useState<ReactNode>(null);
  useEffect(() => {
    // Few acts of few people need it, so its code comes with the first.
    askWith(async () => (await import('./ask-to-confirm')).askToConfirm(show));
    return () => askWith(null);
  }, []);
  return dialog;
}
