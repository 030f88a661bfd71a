'use client';

import { useMemo, useState } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { CopyButton } from './copy-button';
import { layOutJson, prettyJson, type JsonTokenKind } from './json-tokens';
import { formatNumber } from './number';
import { ScrollArea } from './scroll-area';

const COLOURS: Record<JsonTokenKind, string> = {
  key: 'text-accent-ink',
  string: 'text-healthy-ink',
  number: 'text-backlog-ink',
  literal: 'text-failing-ink',
  punctuation: 'text-ink-3',
  space: '',
};

/** Past this many characters the text is drawn without colour: an element for each token would stall the tab. */
const COLOUR_LIMIT = 60_000;
/** Past this many only the beginning is drawn until asked for. */
const FIRST_LOOK = 500_000;

export interface JsonViewProps {
  /** JSON as text, as it was received. What is not JSON is shown as it is. */
  text: string;
  label?: string;
  /** Of the scrolling box. */
  className?: string;
}

/** JSON text laid out and coloured, every digit kept, with a copy button that copies it as received. */
export function JsonView({ text, label = 'JSON', className }: JsonViewProps) {
  const [whole, setWhole] = useState(false);
  const cut = !whole && text.length > FIRST_LOOK;
  return (
    <div className="relative min-w-0 rounded-lg border bg-surface-2">
      <div className="absolute top-1.5 right-1.5 z-10 rounded-md bg-surface-2">
        <CopyButton text={text} label={`Copy ${label}`} />
      </div>
      <ScrollArea label={label} className={cn('max-h-[70dvh] rounded-lg p-3 pr-12', className)}>
        <pre className="font-mono text-xs/5 break-words whitespace-pre-wrap text-ink">
          <JsonText text={cut ? text.slice(0, FIRST_LOOK) : text} />
        </pre>
      </ScrollArea>
      {cut && (
        <div className="flex flex-wrap items-center justify-between gap-2 border-t px-3 py-2 text-xs text-ink-2">
          The first {formatNumber(FIRST_LOOK)} of {formatNumber(text.length)} characters are shown.
          <Button size="sm" onClick={() => setWhole(true)}>
            Show all
          </Button>
        </div>
      )}
    </div>
  );
}

function JsonText({ text }: { text: string }) {
  const tokens = useMemo(() => (text.length > COLOUR_LIMIT ? null : layOutJson(text)), [text]);
  const plain = useMemo(() => (tokens ? '' : prettyJson(text)), [tokens, text]);
  if (!tokens) return plain;
  // Tokens have no identity but their place, and the list is replaced as a whole.
  return tokens.map((token, index) => (
    // oxlint-disable-next-line react/no-array-index-key
    <span key={index} className={COLOURS[token.kind]}>
      {token.text}
    </span>
  ));
}
