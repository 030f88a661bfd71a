'use client';

import { usePageTitle } from '@/lib/client/page-title';
import { settingsQueries } from '@/lib/client/queries/settings';
import { useLive } from '@/lib/client/queries';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Card } from '../ui/card';
import { Skeleton } from '../ui/skeleton';
import { RemoveProvider } from './remove-provider';
import { SecondFactorCard } from './second-factor-card';
import { SettingsForm } from './settings-form';

/** How people sign in: the OpenID provider, who gets an account by it, roles, and whether passwords count. */
export function SignInSettings() {
  const query = useLive(settingsQueries.signIn());
  usePageTitle('Sign-in');
  if (query.data === undefined) {
    return query.error === null ? (
      <div aria-busy="true" className="flex max-w-3xl flex-col gap-4">
        <Skeleton className="h-96" />
        <Skeleton className="h-64" />
      </div>
    ) : (
      <Card>
        <QueryError query={query} what="How people sign in" />
      </Card>
    );
  }
  const { provider } = query.data;
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <StaleNotice query={query} />
      <SecondFactorCard key={query.data.secondFactor.rule} settings={query.data} />
      <SettingsForm key={provider === null ? 'none' : 'some'} settings={query.data} />
      {provider !== null && (
        <RemoveProvider provider={provider} accountsWithoutPassword={query.data.accountsWithoutPassword} />
      )}
    </div>
  );
}
