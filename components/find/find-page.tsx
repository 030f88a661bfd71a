'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useAccount } from '@/lib/client/account';
import { usePageTitle } from '@/lib/client/page-title';
import { NotAllowed } from '../console/not-allowed';
import { Page } from '../layout/page';
import { Choice } from '../ui/choice';
import { PageHeader } from '../ui/page-header';
import { FindById } from './find-by-id';
import { FindByText } from './find-by-text';

const MODES = ['id', 'text'] as const;
const WORDS = { id: 'By record id', text: 'By text' } as const;

/** Finds records across all stored jobs, by their id or by a text in them. */
export function FindPage() {
  const { seesPayloads } = useAccount();
  const [mode, setMode] = useQueryState('by', parseAsStringLiteral(MODES).withDefault('id'));
  usePageTitle('Find');
  if (!seesPayloads) return <NotAllowed what="Payloads" least="operator" />;
  return (
    <Page width="normal">
      <PageHeader
        title="Find"
        description="Which jobs held a record, and when: across every stored payload, of all queues."
      />
      <div role="radiogroup" aria-label="Find" className="flex flex-wrap gap-2">
        {MODES.map((one) => (
          <Choice
            key={one}
            kind="radio"
            name="find-by"
            label={WORDS[one]}
            checked={mode === one}
            onChange={() => void setMode(one)}
            className="cursor-pointer rounded-md border bg-surface px-3 py-1.5 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2"
          />
        ))}
      </div>
      {mode === 'id' ? <FindById /> : <FindByText />}
    </Page>
  );
}
