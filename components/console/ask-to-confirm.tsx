import type { ReactNode } from 'react';
import { readConfirmation } from '@/lib/client/profile-acts';
import { ConfirmDialog } from './confirm-dialog';

/**
 * Asks whoever is there to confirm that it is them.
 * @param show draws what is given, until it is given nothing. @returns whether they did. @throws ApiError when it cannot be read how they would.
 */
export async function askToConfirm(show: (dialog: ReactNode) => void): Promise<boolean> {
  const confirmation = await readConfirmation();
  return new Promise((resolve) => {
    const onAnswer = (isConfirmed: boolean) => {
      show(null);
      resolve(isConfirmed);
    };
    show(<ConfirmDialog confirmation={confirmation} onAnswer={onAnswer} />);
  });
}
