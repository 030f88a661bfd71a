'use client';

import { useState } from 'react';
import { explainError } from '@/lib/client/error-words';
import { AlertDialog } from '../ui/alert-dialog';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';

export interface RevokeButtonProps {
  /** "Revoke the token of ERP sync?" */
  question: string;
  /** What breaks. */
  breaks: string;
  /** "The token of ERP sync is revoked" */
  done: string;
  revoke: () => Promise<unknown>;
}

/** Asks before a token is ended, and says what will stop working. */
export function RevokeButton({ question, breaks, done, revoke }: RevokeButtonProps) {
  const [asking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    try {
      await revoke();
      notify({ tone: 'success', title: done });
    } catch (error) {
      const { title, detail, whatNext } = explainError(error, 'act');
      notify({ tone: 'error', title, description: `${detail} ${whatNext}` });
    }
    setPending(false);
    setAsking(false);
  };
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        Revoke…
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={question}
        description={breaks}
        confirmLabel="Revoke"
        tone="danger"
        pending={isPending}
        onConfirm={() => void run()}
      />
    </>
  );
}
