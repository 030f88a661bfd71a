'use client';

import { MailPlus, UserPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import type { InvitationView, PeopleView } from '@/lib/domain/api/people';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardHeader } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Skeleton } from '../ui/skeleton';
import { InvitationRow } from './invitation-row';
import { InviteDialog } from './invite-dialog';
import { LinkShown, type ShownLink } from './link-shown';
import { PersonRow } from './person-row';

const PLACES = ['a', 'b', 'c'];

/** Who may sign in, and who is invited. @param viewerId the account of whoever looks. */
export function People({ viewerId }: { viewerId: string }) {
  const query = useLive(queries.people());
  const [inviting, setInviting] = useState(false);
  const [shown, setShown] = useState<ShownLink | null>(null);
  const invite = (
    <Button variant="primary" icon={<UserPlus aria-hidden="true" />} onClick={() => setInviting(true)}>
      Invite somebody
    </Button>
  );
  return (
    <>
      {query.data && <StaleNotice query={query} />}
      {query.data?.passwords === false && <NoPasswords provider={query.data.provider} />}
      {shown && <LinkShown key={shown.link} shown={shown} onClose={() => setShown(null)} />}
      <Card>
        <CardHeader
          title="People"
          description="Everybody with an account. What you change here holds from their next click on."
          actions={query.data && invite}
        />
        {query.data !== undefined && (
          <ul aria-label="People" className="divide-y divide-line">
            {query.data.people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                isYou={person.id === viewerId}
                passwords={query.data.passwords}
                onLink={setShown}
              />
            ))}
          </ul>
        )}
        {query.data === undefined &&
          (query.error ? <QueryError query={query} what="The people" /> : <PeopleSkeleton />)}
      </Card>
      {query.data && <Invitations data={query.data} invite={invite} onLink={setShown} />}
      {inviting && (
        <InviteDialog
          sendsMail={query.data?.sendsMail ?? false}
          passwords={query.data?.passwords ?? true}
          onClose={() => setInviting(false)}
          onMade={(made) => {
            setInviting(false);
            setShown({ kind: 'invitation', ...made });
          }}
        />
      )}
    </>
  );
}

/** Said before somebody tries: what links do is another thing then. */
function NoPasswords({ provider }: { provider: string | null }) {
  return (
    <Callout tone="info" title="Passwords are turned off in Settings → Sign-in">
      People sign in with {provider ?? 'the provider'}. Whoever accepts an invitation gets the role you chose
      and no password: they sign in there, with the e-mail address you invited. Links for a new password are
      not made.
    </Callout>
  );
}

interface InvitationsProps {
  data: PeopleView;
  invite: ReactNode;
  onLink: (shown: ShownLink) => void;
}

function Invitations({ data, invite, onLink }: InvitationsProps) {
  return (
    <Card>
      <CardHeader title="Open invitations" description="Links that nobody has used yet. Each works once." />
      {data.invitations.length === 0 ? (
        <EmptyState icon={<MailPlus />} title="Nobody is invited at the moment" actions={invite}>
          An invitation is a link with which somebody makes their account. It works for seven days.
        </EmptyState>
      ) : (
        <ul aria-label="Open invitations" className="divide-y divide-line">
          {data.invitations.map((invitation: InvitationView) => (
            <InvitationRow key={invitation.id} invitation={invitation} now={data.now} onLink={onLink} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function PeopleSkeleton() {
  return (
    <div className="divide-y divide-line" aria-busy="true">
      <span className="sr-only">Reading the people…</span>
      {PLACES.map((place) => (
        <div key={place} className="flex h-20 flex-col justify-center gap-2.5 px-4">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-3 w-80 max-w-full" />
        </div>
      ))}
    </div>
  );
}
