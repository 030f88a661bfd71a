'use client';

import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { CopyButton } from '../ui/copy-button';

export interface ShownOnceProps {
  /** "The new token" */
  label: string;
  title: string;
  secret: string;
  /** "Copy token" */
  copy: string;
  onClose: () => void;
  /** What to do with it. */
  children: ReactNode;
}

/** A secret that has just been made: here once, and never again. */
export function ShownOnce({ label, title, secret, copy, onClose, children }: ShownOnceProps) {
  return (
    <section aria-label={label}>
      <Card className="border-accent">
        <CardHeader
          title={title}
          description="Copy it now: it is shown here once and cannot be read again."
          actions={<Button onClick={onClose}>I have copied it</Button>}
        />
        <CardBody className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center gap-2 rounded-md border bg-surface-2 px-3 py-2">
            <code
              data-testid="new-token"
              className="min-w-0 flex-1 basis-48 font-mono text-sm break-all text-ink"
            >
              {secret}
            </code>
            <CopyButton text={secret} label={copy} withText />
          </div>
          {children}
        </CardBody>
      </Card>
    </section>
  );
}
