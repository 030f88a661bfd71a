'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useId } from 'react';
import { useForm } from 'react-hook-form';
import { useCreateApplication, useUpdateApplication } from '@/lib/client/settings-acts';
import {
  createClientInput,
  type CreateClientInput,
  type NewSecret,
  type OauthClientView,
} from '@/lib/domain/api/oauth-clients';
import { SCOPE_WORDS, SCOPES } from '@/lib/domain/oauth-scopes';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { notify } from '../../ui/notify';
import { ActProblem } from '../act-problem';

export interface ApplicationFormProps {
  /** Null makes a new one. */
  client: OauthClientView | null;
  onClose: () => void;
  onSecret: (secret: NewSecret) => void;
}

/** Makes an application, or changes its name and what it may do. */
export function ApplicationForm({ client, onClose, onSecret }: ApplicationFormProps) {
  const create = useCreateApplication();
  const update = useUpdateApplication(client?.clientId ?? '');
  const formId = useId();
  const form = useForm<CreateClientInput>({
    resolver: zodResolver(createClientInput),
    defaultValues: { name: client?.name ?? '', scopes: client?.scopes ?? [...SCOPES] },
  });
  const submit = form.handleSubmit((input) => {
    if (client === null) {
      create.mutate(input, {
        onSuccess: (secret) => {
          onClose();
          onSecret(secret);
        },
      });
      return;
    }
    update.mutate(
      { ...input, seenVersion: client.version },
      {
        onSuccess: () => {
          notify({
            tone: 'success',
            title: 'Application changed',
            description: 'It counts from its next request on.',
          });
          onClose();
        },
      },
    );
  });
  const { errors } = form.formState;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={client === null ? 'New OAuth application' : `Change ${client.name}`}
      description={
        client === null
          ? 'One for each integration, so that each can be told apart and ended alone.'
          : undefined
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            loading={create.isPending || update.isPending}
          >
            {client === null ? 'Make the application' : 'Save changes'}
          </Button>
        </>
      }
    >
      <form id={formId} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field
          label="Name"
          hint="What it is for: “Accounting, nightly”."
          required
          error={errors.name?.message}
        >
          {(control) => <Input {...control} {...form.register('name')} autoComplete="off" />}
        </Field>
        <fieldset className="flex flex-col gap-2.5">
          <legend className="mb-1.5 text-sm font-medium text-ink">It may</legend>
          {SCOPES.map((scope) => (
            <Choice
              key={scope}
              kind="checkbox"
              value={scope}
              {...form.register('scopes')}
              label={SCOPE_WORDS[scope].label}
              description={SCOPE_WORDS[scope].description}
            />
          ))}
          {errors.scopes && (
            <p role="alert" className="text-xs text-danger-ink">
              {errors.scopes.message}
            </p>
          )}
        </fieldset>
        <ActProblem error={create.error ?? update.error} />
      </form>
    </Dialog>
  );
}
