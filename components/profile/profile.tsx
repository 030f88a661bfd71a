'use client';

import { useLive } from '@/lib/client/queries';
import { profileQuery } from '@/lib/client/queries/profile';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Page } from '../layout/page';
import { Card, CardHeader } from '../ui/card';
import { PageHeader } from '../ui/page-header';
import { Skeleton } from '../ui/skeleton';
import { PasswordCard } from './password-card';
import { PersonCard } from './person-card';
import { SecondFactorCard } from './second-factor-card';
import { SessionsCard } from './sessions-card';

/** One's own account: the name, the password, the second factor, and where one is signed in. */
export function Profile() {
  const query = useLive(profileQuery());
  const profile = query.data;
  return (
    <Page width="narrow">
      <PageHeader title="Your profile" />
      {profile === undefined ? (
        query.error === null ? (
          <ProfileSkeleton />
        ) : (
          <Card>
            <QueryError query={query} what="Your profile" />
          </Card>
        )
      ) : (
        <>
          <StaleNotice query={query} />
          <PersonCard account={profile.account} />
          {profile.account.hasPassword ? (
            <>
              <PasswordCard profile={profile} />
              <SecondFactorCard profile={profile} />
            </>
          ) : (
            <ProviderCard />
          )}
          <SessionsCard profile={profile} />
        </>
      )}
    </Page>
  );
}

/** Whoever has no password here has nothing to change here either. */
function ProviderCard() {
  return (
    <Card className="*:border-b-0">
      <CardHeader
        title="Password and second factor"
        description="You sign in with your organization’s provider. Your password and its second factor are kept and changed there."
      />
    </Card>
  );
}

function ProfileSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-5">
      <span className="sr-only">Reading your profile…</span>
      <Skeleton className="h-44 rounded-lg" />
      <Skeleton className="h-28 rounded-lg" />
      <Skeleton className="h-28 rounded-lg" />
      <Skeleton className="h-56 rounded-lg" />
    </div>
  );
}
