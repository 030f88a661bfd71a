'use client';

import { Download, Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Choice } from '../ui/choice';
import { CopyButton } from '../ui/copy-button';
import { Dialog } from '../ui/dialog';
import { downloadText } from './download-text';
import { PrintSheet } from './print-sheet';

export interface RecoveryCodesDialogProps {
  title: string;
  codes: readonly string[];
  email: string;
  onClose: () => void;
}

/** Shows the recovery codes the one time they can be shown; closing asks whether they were kept. */
export function RecoveryCodesDialog({ title, codes, email, onClose }: RecoveryCodesDialogProps) {
  const [isKept, setKept] = useState(false);
  const text = textOf(codes, email);
  const download = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      // Neither Escape nor a click beside it: what is lost here is lost.
      onOpenChange={(open) => !open && isKept && onClose()}
      onStart={() => download.current?.focus()}
      title={title}
      footer={
        <Button variant="primary" disabled={!isKept} onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Callout tone="warning">
          They are shown this once. Each signs you in once when you do not have the app: keep them where you
          find them without your phone.
        </Callout>
        <ul
          aria-label="Recovery codes"
          className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-md border bg-surface-2 px-4 py-3 font-mono text-sm text-ink"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={codes.join('\n')} label="Copy" withText size="md" />
          <Button
            ref={download}
            icon={<Download aria-hidden="true" />}
            onClick={() => downloadText('recovery-codes.txt', text)}
          >
            Download
          </Button>
          <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
            Print
          </Button>
        </div>
        <Choice
          kind="checkbox"
          checked={isKept}
          onChange={(event) => setKept(event.target.checked)}
          label="I have put the codes in a safe place"
        />
      </div>
      <PrintSheet>{text}</PrintSheet>
    </Dialog>
  );
}

function textOf(codes: readonly string[], email: string): string {
  return [
    'Recovery codes of Fluxx Alert Console',
    `${window.location.origin}, account ${email}`,
    '',
    ...codes,
    '',
    'Each is good once, in the place of the code from the app.',
    '',
  ].join('\n');
}
