'use client';

import {
  Ban,
  EllipsisVertical,
  KeyRound,
  LockOpen,
  LogOut,
  SmartphoneNfc,
  Undo2,
  UserCog,
} from 'lucide-react';
import { useState } from 'react';
import { useAccount } from '@/lib/client/account';
import { useAccountAct } from '@/lib/client/people-acts';
import type { PersonView } from '@/lib/domain/api/people';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '../ui/dropdown-menu';
import { IconButton } from '../ui/icon-button';
import { notify } from '../ui/notify';
import type { ShownLink } from './link-shown';
import { notifyRefusal } from '../console/notify-refusal';
import { DisableDialog, ResetLinkDialog, SignOutDialog } from './person-dialogs';
import { ResetFactorDialog } from './reset-factor-dialog';
import { RoleDialog } from './role-dialog';
import { UnlockDialog } from './unlock-dialog';

export interface PersonActsProps {
  person: PersonView;
  isYou: boolean;
  /** People may sign in with one; else a new one would let nobody in. */
  passwords: boolean;
  onLink: (shown: ShownLink) => void;
}

type Asking = 'role' | 'disable' | 'sign-out' | 'reset-link' | 'unlock' | 'second-factor';

/** What an admin can do about an account. */
export function PersonActs({ person, isYou, passwords, onLink }: PersonActsProps) {
  const account = useAccount();
  const [asking, setAsking] = useState<Asking | null>(null);
  const enable = useAccountAct(person.id, 'enable');
  const isDisabled = person.disabledAt !== null;
  const onClose = () => setAsking(null);
  const runEnable = () =>
    enable.mutate(undefined, {
      onSuccess: () => notify({ tone: 'success', title: `${person.name} may sign in again` }),
      onError: notifyRefusal,
    });
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label={`What to do with ${person.name}`} disabled={enable.isPending}>
            <EllipsisVertical aria-hidden="true" />
          </IconButton>
        }
      >
        <DropdownMenuItem onSelect={() => setAsking('role')}>
          <UserCog aria-hidden="true" /> Change role…
        </DropdownMenuItem>
        {!isDisabled && passwords && (
          <DropdownMenuItem onSelect={() => setAsking('reset-link')}>
            <KeyRound aria-hidden="true" /> Link for a new password…
          </DropdownMenuItem>
        )}
        {person.sessions > 0 && (
          <DropdownMenuItem onSelect={() => setAsking('sign-out')}>
            <LogOut aria-hidden="true" /> Sign out everywhere…
          </DropdownMenuItem>
        )}
        {person.lockedUntil !== null && (
          <DropdownMenuItem onSelect={() => setAsking('unlock')}>
            <LockOpen aria-hidden="true" /> Unlock…
          </DropdownMenuItem>
        )}
        {!isYou && person.signsInWith.includes('password-and-code') && (
          <DropdownMenuItem onSelect={() => setAsking('second-factor')}>
            <SmartphoneNfc aria-hidden="true" /> Reset second factor…
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        {isDisabled ? (
          <DropdownMenuItem onSelect={runEnable}>
            <Undo2 aria-hidden="true" /> Enable again
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem tone="danger" onSelect={() => setAsking('disable')}>
            <Ban aria-hidden="true" /> Disable…
          </DropdownMenuItem>
        )}
      </DropdownMenu>
      {asking === 'role' && <RoleDialog person={person} isYou={isYou} onClose={onClose} />}
      {asking === 'disable' && <DisableDialog person={person} isYou={isYou} onClose={onClose} />}
      {asking === 'sign-out' && <SignOutDialog person={person} isYou={isYou} onClose={onClose} />}
      {asking === 'unlock' && <UnlockDialog person={person} onClose={onClose} />}
      {asking === 'second-factor' && (
        <ResetFactorDialog person={person} email={account.email} onClose={onClose} />
      )}
      {asking === 'reset-link' && <ResetLinkDialog person={person} onClose={onClose} onLink={onLink} />}
    </>
  );
}
