'use client';

import Link from 'next/link';
import { ApiError } from '@/lib/client/fetcher';
import { usePageTitle } from '@/lib/client/page-title';
import { useLive } from '@/lib/client/queries';
import { activityQueries } from '@/lib/client/queries/activity';
import { actWords } from '@/lib/domain/activity/verbs';
import { NotFound } from '../console/not-found';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Page } from '../layout/page';
import { Card } from '../ui/card';
import { CopyButton } from '../ui/copy-button';
import { PageHeader } from '../ui/page-header';
import { Skeleton } from '../ui/skeleton';
import { ActDetails } from './act-details';
import { OutcomeBadge } from './outcome-badge';

/** One entry of the activity log at its own address. */
export function ActPage({ id }: { id: string }) {
  const query = useLive(activityQueries.entry(Number(id)));
  const entry = query.data?.entry;
  const title = entry === undefined ? `Entry ${id}` : actWords(entry.verb, entry.outcome);
  usePageTitle(title);
  if (query.error instanceof ApiError && query.error.code === 'not-found') return <NotFound what="entry" />;
  return (
    <Page width="narrow">
      {entry !== undefined && <StaleNotice query={query} />}
      <PageHeader
        breadcrumb={
          <Link href="/activity" className="hover:text-ink hover:underline">
            Activity
          </Link>
        }
        title={title}
        {...(entry === undefined ? {} : { badge: <OutcomeBadge outcome={entry.outcome} /> })}
        actions={
          <CopyButton
            text={() => window.location.href}
            label="Copy the link to this entry"
            withText
            size="md"
          />
        }
      />
      <Card className="px-5 py-3">
        {entry !== undefined ? (
          <ActDetails entry={entry} />
        ) : query.error !== null ? (
          <QueryError query={query} what="This entry" />
        ) : (
          <Skeleton className="h-96 w-full" />
        )}
      </Card>
    </Page>
  );
}
