'use client';

import { useId, useState } from 'react';
import { useSetRole } from '@/lib/client/people-acts';
import { ROLES } from '@/lib/domain/actor';
import { ROLE_WORDS } from '@/lib/domain/role-words';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { notify } from '../ui/notify';
import { MadeTokens } from './made-tokens';
import type { PersonDialogProps } from './person-dialogs';
import { RoleChoice } from './role-choice';

/** Gives somebody another role. */
export function RoleDialog({ person, isYou, onClose }: PersonDialogProps) {
  const [role, setRole] = useState(person.role);
  const save = useSetRole(person.id);
  const name = useId();
  const isLess = ROLES.indexOf(role) < ROLES.indexOf(person.role);
  const run = () =>
    save.mutate(isLess ? { role, shown: { madeTokens: person.madeTokens } } : { role }, {
      onSuccess: () => {
        notify({ tone: 'success', title: `The role of ${person.name} is ${ROLE_WORDS[role].label} now` });
        onClose();
      },
    });
  const losesAdmin = person.role === 'admin' && role !== 'admin';
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !save.isPending && onClose()}
      title={isYou ? 'Your role' : `Role of ${person.name}`}
      description="It holds from the next click on."
      footer={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            Cancel
          </Button>
          <Button variant="primary" loading={save.isPending} disabled={role === person.role} onClick={run}>
            Change the role
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RoleChoice name={name} role={role} onChange={setRole} />
        {losesAdmin && (
          <Callout tone="warning">
            {isYou
              ? 'You lose the settings at once, and only another admin can give them back. Links you made to invite others stop working.'
              : 'Links they made to invite others stop working.'}
          </Callout>
        )}
        {isLess && <MadeTokens person={person} isYou={isYou} />}
        <ActProblem error={save.error} />
      </div>
    </Dialog>
  );
}
