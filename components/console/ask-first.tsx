'use client';

import { useState } from 'react';
import { AlertDialog } from '../ui/alert-dialog';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';
import { notifyRefusal } from './notify-refusal';

export interface AskFirstProps {
  /** "Remove…" */
  button: string;
  question: string;
  /** What comes of it. */
  means: string;
  /** "Remove" */
  confirm: string;
  tone?: 'danger';
  /** What is said afterwards; nothing when the page shows it. */
  done?: string;
  act: () => Promise<unknown>;
}

/** A button that says what will come of it before it does it. */
export function AskFirst({ button, question, means, confirm, tone, done, act }: AskFirstProps) {
  const [asking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    try {
      await act();
      if (done !== undefined) notify({ tone: 'success', title: done });
    } catch (error) {
      notifyRefusal(error);
    }
    setPending(false);
    setAsking(false);
  };
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {button}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={question}
        description={means}
        confirmLabel={confirm}
        pending={isPending}
        onConfirm={() => void run()}
        {...(tone === undefined ? {} : { tone })}
      />
    </>
  );
}
