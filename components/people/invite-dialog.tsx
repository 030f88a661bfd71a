'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { ApiError } from '@/lib/client/fetcher';
import { useInvite } from '@/lib/client/people-acts';
import { invitationInput, type InvitationInput, type MadeLinkView } from '@/lib/domain/api/people';
import { FormDialog } from '../console/form-dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { RoleChoice } from './role-choice';

export interface InviteDialogProps {
  /** The console e-mails the link itself. */
  sendsMail: boolean;
  /** Whoever accepts chooses one; else they sign in with the provider. */
  passwords: boolean;
  onClose: () => void;
  onMade: (made: MadeLinkView) => void;
}

const EMPTY: InvitationInput = { email: '', name: '', role: 'viewer' };

/** Asks whom to invite, and as what. */
export function InviteDialog({ sendsMail, passwords, onClose, onMade }: InviteDialogProps) {
  const form = useForm<InvitationInput>({ resolver: zodResolver(invitationInput), defaultValues: EMPTY });
  const invite = useInvite();
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const submit = form.handleSubmit(async (input) => {
    setRefusal(null);
    try {
      onMade(await invite.mutateAsync(input));
    } catch (error) {
      const problem = error instanceof ApiError ? error.problems[0] : undefined;
      if (problem?.path === 'email') form.setError('email', { message: problem.message });
      else setRefusal(explainError(error, 'act'));
    }
  });
  const { errors } = form.formState;
  return (
    <FormDialog
      title="Invite somebody"
      description={descriptionOf(sendsMail, passwords)}
      confirm={sendsMail ? 'Send the invitation' : 'Make the link'}
      isPending={invite.isPending}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="E-mail address" required error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="off" />}
      </Field>
      <Field label="Name" hint="They can change it." error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="off" />}
      </Field>
      <Controller
        control={form.control}
        name="role"
        render={({ field }) => <RoleChoice name={field.name} role={field.value} onChange={field.onChange} />}
      />
    </FormDialog>
  );
}

function descriptionOf(sendsMail: boolean, passwords: boolean): string {
  const theyDo = passwords
    ? 'they choose a password'
    : 'they make their account, and then sign in with the provider';
  return sendsMail
    ? `They get an e-mail with a link. With it ${theyDo}; it works once, for seven days.`
    : `You get a link to pass on. With it ${theyDo}; it works once, for seven days.`;
}
