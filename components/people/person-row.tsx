'use client';

import { CircleSlash, Lock } from 'lucide-react';
import type { PersonView } from '@/lib/domain/api/people';
import { ROLE_WORDS } from '@/lib/domain/role-words';
import { Badge } from '../ui/badge';
import { Time } from '../ui/time';
import type { ShownLink } from './link-shown';
import { PersonActs } from './person-acts';
import { ResetLinkLine } from './reset-link-line';

const WAYS: Readonly<Record<PersonView['signsInWith'][number], string>> = {
  password: 'a password',
  'password-and-code': 'a password and a code',
  openid: 'the provider',
};

export interface PersonRowProps {
  person: PersonView;
  isYou: boolean;
  /** People may sign in with one. */
  passwords: boolean;
  onLink: (shown: ShownLink) => void;
}

/** One account: who, as what, how and when they were last here, and what can be done about it. */
export function PersonRow({ person, isYou, passwords, onLink }: PersonRowProps) {
  const isDisabled = person.disabledAt !== null;
  return (
    <li className="flex items-start justify-between gap-x-3 px-4 py-3">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3
            className={
              isDisabled ? 'font-medium wrap-anywhere text-ink-3' : 'font-medium wrap-anywhere text-ink'
            }
          >
            {person.name}
          </h3>
          <Badge tone={person.role === 'admin' ? 'accent' : 'neutral'}>{ROLE_WORDS[person.role].label}</Badge>
          {isYou && <Badge tone="outline">You</Badge>}
          {person.lockedUntil !== null && (
            <Badge tone="backlog" icon={<Lock aria-hidden="true" />}>
              Locked
            </Badge>
          )}
          {isDisabled && (
            <Badge tone="outline" icon={<CircleSlash aria-hidden="true" />}>
              Disabled
            </Badge>
          )}
        </div>
        {person.email !== person.name && <p className="text-sm wrap-anywhere text-ink-2">{person.email}</p>}
        <p className="flex flex-wrap gap-x-4 text-xs text-ink-3">
          <LastSignIn person={person} />
          <span>
            Signs in with {person.signsInWith.map((way) => WAYS[way]).join(' or ') || 'nothing yet'}
          </span>
          {person.disabledAt !== null && (
            <span>
              Disabled <Time at={person.disabledAt} />
            </span>
          )}
          {person.lockedUntil !== null && (
            <span>
              Too many wrong passwords; takes none before <Time at={person.lockedUntil} show="absolute" />
            </span>
          )}
          {person.sessions > 0 && (
            <span>
              {person.sessions === 1 ? 'Signed in now' : `Signed in now in ${person.sessions} browsers`}
            </span>
          )}
        </p>
        {person.resetLinks.map((link) => (
          <ResetLinkLine key={link.id} link={link} email={person.email} />
        ))}
      </div>
      <PersonActs person={person} isYou={isYou} passwords={passwords} onLink={onLink} />
    </li>
  );
}

function LastSignIn({ person }: { person: PersonView }) {
  if (person.lastSignInAt === null) return <span>Has never signed in</span>;
  return (
    <span>
      Last signed in <Time at={person.lastSignInAt} />
    </span>
  );
}
