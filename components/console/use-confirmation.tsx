import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { onConfirmation } from '@/lib/client/confirm-first';
import type { ConfirmDialogProps } from './confirm-dialog';

interface Asked extends ConfirmDialogProps {
  Dialog: ComponentType<ConfirmDialogProps>;
}

/** What asks somebody to confirm that it is them, over whatever they were about to do. Draws nothing until it is needed. */
export function useConfirmation(): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(
    () =>
      onConfirmation(async () => {
        // Few acts of few people need it, so its code comes with the first.
        const { ConfirmDialog: Dialog, readConfirmation } = await import('./confirm-dialog');
        const confirmation = await readConfirmation();
        return new Promise((resolve) => {
          const onAnswer = (isConfirmed: boolean) => {
            setAsked(null);
            resolve(isConfirmed);
          };
          setAsked({ Dialog, confirmation, onAnswer });
        });
      }),
    [],
  );
  return asked && <asked.Dialog confirmation={asked.confirmation} onAnswer={asked.onAnswer} />;
}
