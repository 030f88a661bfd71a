'use client';

import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { copyText } from './copy-text';
import { IconButton } from './icon-button';

type Outcome = 'idle' | 'copied' | 'refused';

const SAID: Record<Outcome, string> = {
  idle: '',
  copied: 'Copied.',
  refused: 'The browser did not allow copying. Select the text and copy it by hand.',
};

export interface CopyButtonProps {
  /** The text, or what makes it when it is costly. */
  text: string | (() => string);
  /** What is copied: "Copy queue UUID". */
  label: string;
  /** Draw the label beside the icon. */
  withText?: boolean;
  size?: 'sm' | 'md';
  className?: string;
}

/** Copies text, shows that it did, and announces it. */
export function CopyButton({ text, label, withText = false, size = 'sm', className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), outcome === 'copied' ? 1600 : 6000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    const copied = await copyText(typeof text === 'string' ? text : text());
    setOutcome(copied ? 'copied' : 'refused');
  };
  const icon = <OutcomeIcon outcome={outcome} />;
  return (
    <>
      {withText ? (
        <Button size={size} icon={icon} onClick={copy} className={className}>
          {label}
        </Button>
      ) : (
        <IconButton label={label} size={size} onClick={copy} className={className}>
          {icon}
        </IconButton>
      )}
      <output className={outcome === 'refused' ? 'text-xs text-danger-ink' : 'sr-only'}>
        {SAID[outcome]}
      </output>
    </>
  );
}

function OutcomeIcon({ outcome }: { outcome: Outcome }) {
  if (outcome === 'copied') return <Check className="text-healthy-ink" aria-hidden="true" />;
  if (outcome === 'refused') return <X className="text-danger-ink" aria-hidden="true" />;
  return <Copy aria-hidden="true" />;
}
