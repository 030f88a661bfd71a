'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useAccount } from '@/lib/client/account';
import { usePageTitle } from '@/lib/client/page-title';
import { NotAllowed } from '../console/not-allowed';
import { Page } from '../layout/page';
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
          // Its text is in an expression.
          // oxlint-disable-next-line jsx-a11y/label-has-associated-control
          <label
            key={one}
            className="flex h-8 cursor-pointer items-center gap-2 rounded-md border bg-surface px-3 text-sm has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 pointer-coarse:h-10"
          >
            <input
              type="radio"
              name="find-by"
              className="accent-accent"
              checked={mode === one}
              onChange={() => void setMode(one)}
            />
            {WORDS[one]}
          </label>
        ))}
      </div>
      {mode === 'id' ? <FindById /> : <FindByText />}
    </Page>
  );
}
