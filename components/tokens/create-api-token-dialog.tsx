'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { useCreateApiToken } from '@/lib/client/token-acts';
import { ROLES } from '@/lib/domain/actor';
import { apiTokenInput, type ApiTokenCreated, type ApiTokenInput } from '@/lib/domain/api/tokens';
import { Choice } from '../ui/choice';
import { FormDialog } from '../console/form-dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { ExpiryField } from './expiry-field';
import { ROLE_WORDS } from './role-words';

export interface CreateApiTokenDialogProps {
  onClose: () => void;
  onCreated: (created: ApiTokenCreated) => void;
}

/** Asks for which program, what it may do, and for how long. */
export function CreateApiTokenDialog({ onClose, onCreated }: CreateApiTokenDialogProps) {
  const form = useForm<ApiTokenInput>({
    resolver: zodResolver(apiTokenInput),
    defaultValues: { name: '', role: 'viewer', expiresInDays: 90 },
  });
  const create = useCreateApiToken();
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const submit = form.handleSubmit(async (input) => {
    setRefusal(null);
    try {
      onCreated(await create.mutateAsync(input));
    } catch (error) {
      setRefusal(explainError(error, 'act'));
    }
  });
  return (
    <FormDialog
      title="New API token"
      description="A program uses this console with it, in the place of a person."
      confirm="Make the token"
      isPending={create.isPending}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label="Name"
        hint="What it does appears under this name."
        required
        error={form.formState.errors.name?.message}
      >
        {(control) => (
          <Input {...control} {...form.register('name')} autoComplete="off" placeholder="Nightly report" />
        )}
      </Field>
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-1.5 text-sm font-medium text-ink">It may</legend>
        {ROLES.map((role) => (
          <Choice
            key={role}
            kind="radio"
            value={role}
            {...form.register('role')}
            label={ROLE_WORDS[role].label}
            description={ROLE_WORDS[role].may}
          />
        ))}
      </fieldset>
      <Controller
        control={form.control}
        name="expiresInDays"
        render={({ field }) => (
          <ExpiryField
            value={field.value ?? null}
            onChange={field.onChange}
            hint="When it ends, the program is refused until it has another."
          />
        )}
      />
    </FormDialog>
  );
}
