import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { Page } from '../layout/page';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';

const WORDS = {
  queue: {
    title: 'There is no queue at this address',
    text: 'It may have been removed from its site, or the address was cut. What was taken from it stays in the ledger.',
  },
  job: {
    title: 'There is no job at this address',
    text: 'The address may have been cut, or the payload’s time of keeping is over.',
  },
  alert: {
    title: 'There is no alert at this address',
    text: 'It may have been deleted, or the address was cut. The activity log keeps what it was.',
  },
  model: {
    title: 'There is no model at this address',
    text: 'The built-in site has no model of that name. Check the address, or choose one under Alerts or Records.',
  },
  record: {
    title: 'There is no record at this address',
    text: 'The address may have been cut. A record that was deleted longer ago than the change log is kept leaves no trace here.',
  },
  entry: {
    title: 'There is no entry at this address',
    text: 'The address may have been cut, or the entry was removed because it was older than activity is kept.',
  },
  page: { title: 'There is no page at this address', text: 'Check the address, or begin at the overview.' },
};

/** An address that leads nowhere, with the way back. */
export function NotFound({ what }: { what: keyof typeof WORDS }) {
  const { title, text } = WORDS[what];
  return (
    <Page className="max-w-3xl">
      <h1 className="sr-only">Not found</h1>
      <Card>
        <EmptyState
          icon={<SearchX />}
          title={title}
          actions={
            <ButtonLink variant="primary">
              <Link href="/">Go to the overview</Link>
            </ButtonLink>
          }
        >
          {text}
        </EmptyState>
      </Card>
    </Page>
  );
}
