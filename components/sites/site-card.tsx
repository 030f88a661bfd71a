import Link from 'next/link';
import type { SiteView } from '@/lib/domain/api/sites';
import { ButtonLink } from '../ui/button';
import { Card, CardBody } from '../ui/card';
import { Time } from '../ui/time';
import { SiteState } from './site-state';
import { formatNumber } from '../ui/number';

/** A site in the list: how it is doing in words, and what can be done. */
export function SiteCard({ site }: { site: SiteView }) {
  return (
    <Card>
      <CardBody className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base font-semibold text-ink">
            <span className="min-w-0 break-words">{site.name}</span>
            <SiteState site={site} />
          </h2>
          <p className="mt-0.5 text-sm break-all text-ink-2">
            {site.kind === 'built-in' ? 'The site this program contains' : site.baseUrl}
          </p>
          <p className="mt-1 text-sm text-ink-2">
            <Facts site={site} />
          </p>
          {site.problem !== null && (
            <p className="mt-1 max-w-[70ch] text-sm text-danger-ink">{site.problem}</p>
          )}
        </div>
        {site.kind === 'remote' && <Links site={site} />}
      </CardBody>
    </Card>
  );
}

function Facts({ site }: { site: SiteView }) {
  if (site.state === 'archived') {
    return (
      <>
        Its ledger is kept: {queues(site.archivedQueues)}. Removed{' '}
        {site.archivedAt !== null && <Time at={site.archivedAt} />}.
      </>
    );
  }
  const changed = site.changed > 0 ? ` · ${site.changed} changed on the site` : '';
  const untracked = site.untracked > 0 ? ` · ${site.untracked} listed and not tracked` : '';
  return (
    <>
      {queues(site.queues)} tracked{changed}
      {untracked}
      {site.contactAt !== null && (
        <>
          {' '}
          · last answered <Time at={site.contactAt} />
        </>
      )}
    </>
  );
}

function queues(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'queue' : 'queues'}`;
}

function Links({ site }: { site: SiteView }) {
  const page = `/settings/sites/${site.id}`;
  const isArchived = site.state === 'archived';
  return (
    <div className="flex flex-wrap gap-2">
      <ButtonLink>
        <Link href={page}>
          Queues<span className="sr-only"> of {site.name}</span>
        </Link>
      </ButtonLink>
      <ButtonLink>
        <Link href={`${page}/edit`}>
          {isArchived ? 'Connect again' : 'Edit'}
          <span className="sr-only"> {site.name}</span>
        </Link>
      </ButtonLink>
    </div>
  );
}
