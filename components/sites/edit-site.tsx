'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { siteQueries } from '@/lib/client/queries/sites';
import { useLive } from '@/lib/client/queries';
import { useSaveSite, useTestSite } from '@/lib/client/site-acts';
import type { SiteView } from '@/lib/domain/api/sites';
import { isolateName } from '@/lib/domain/isolate-name';
import { NotFound } from '../console/not-found';
import { QueryError } from '../console/query-problem';
import { Button, ButtonLink } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { notify } from '../ui/notify';
import { Skeleton } from '../ui/skeleton';
import { Refusal } from './connect-site';
import { RemoveSite } from './remove-site';
import { AddressFields, CredentialFields } from './site-fields';
import { credentialsOf, problemAt, type SiteTyped } from './site-form';
import { ConnectionTest } from './connection-test';

/** Changes a site: its name, its address, its credentials. */
export function EditSite({ id }: { id: string }) {
  const query = useLive(siteQueries.list());
  const site = query.data?.sites.find((one) => one.id === id && one.kind === 'remote');
  if (query.data !== undefined && site === undefined) return <NotFound what="page" />;
  if (site === undefined) {
    return query.error ? (
      <Card>
        <QueryError query={query} what="This site" />
      </Card>
    ) : (
      <Skeleton className="h-80 max-w-2xl rounded-lg" />
    );
  }
  return (
    <>
      <EditForm key={site.id} site={site} />
      {site.state !== 'archived' && <RemoveSite site={site} />}
    </>
  );
}

function typedOf(site: SiteView): SiteTyped {
  return {
    name: site.name,
    baseUrl: site.baseUrl,
    kind: site.credentials?.kind ?? 'client',
    clientId: site.credentials?.clientId ?? '',
    secret: '',
    sameSiteMoved: false,
  };
}

function EditForm({ site }: { site: SiteView }) {
  const router = useRouter();
  const [typed, setTyped] = useState(() => typedOf(site));
  const test = useTestSite();
  const save = useSaveSite(site.id);
  const credentials = credentialsOf(typed);
  const given = credentials === undefined ? {} : { credentials };
  const error = save.error ?? test.error;
  const fields = {
    typed,
    onChange: (part: Partial<SiteTyped>) => setTyped((before) => ({ ...before, ...part })),
    error,
  };
  const submit = () =>
    save.mutate(
      {
        name: typed.name,
        baseUrl: typed.baseUrl,
        ...given,
        ...(typed.sameSiteMoved ? { sameSiteMoved: true } : {}),
      },
      {
        onSuccess: () => {
          notify({ tone: 'success', title: 'Saved' });
          router.push('/settings/sites');
        },
      },
    );
  const needsMoved = problemAt(error, 'sameSiteMoved') !== undefined || typed.sameSiteMoved;
  return (
    <Card className="max-w-2xl">
      <CardHeader
        title={
          site.state === 'archived'
            ? `Connect ${isolateName(site.name)} again`
            : `Edit ${isolateName(site.name)}`
        }
      />
      <CardBody>
        <form
          method="post"
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <AddressFields {...fields} />
          {needsMoved && (
            <label className="flex items-start gap-2 text-sm text-ink">
              <input
                type="checkbox"
                className="mt-1 size-4"
                checked={typed.sameSiteMoved}
                onChange={(event) => fields.onChange({ sameSiteMoved: event.target.checked })}
              />
              The new address is the same Fluxx site: its open jobs may be finished there.
            </label>
          )}
          <CredentialFields {...fields} kept={typed.baseUrl === site.baseUrl ? site.credentials : null} />
          {test.data && <ConnectionTest report={test.data} />}
          <div role="alert" className="empty:hidden">
            {error !== null && <Refusal error={error} />}
          </div>
          <div className="flex flex-wrap justify-end gap-2">
            <ButtonLink>
              <Link href="/settings/sites">Cancel</Link>
            </ButtonLink>
            <Button
              loading={test.isPending}
              onClick={() => test.mutate({ baseUrl: typed.baseUrl, siteId: site.id, ...given })}
            >
              Test the connection
            </Button>
            <Button type="submit" variant="primary" loading={save.isPending}>
              Save
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
