'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { ApiError } from '@/lib/client/fetcher';
import { useCreateGatewayToken } from '@/lib/client/gateway-acts';
import {
  gatewayTokenInput,
  type GatewayTokenCreated,
  type GatewayTokenInput,
} from '@/lib/domain/api/gateway-tokens';
import { FormDialog } from '../console/form-dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { ExpiryField } from './expiry-field';
import { QueuePicker } from './queue-picker';

export interface CreateGatewayTokenDialogProps {
  onClose: () => void;
  onCreated: (created: GatewayTokenCreated) => void;
}

/** Asks for which integration, and for which queues. */
export function CreateGatewayTokenDialog({ onClose, onCreated }: CreateGatewayTokenDialogProps) {
  const form = useForm<GatewayTokenInput>({
    resolver: zodResolver(gatewayTokenInput),
    defaultValues: { name: '', queueIds: [], expiresInDays: null },
  });
  const create = useCreateGatewayToken();
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const submit = form.handleSubmit(async (input) => {
    setRefusal(null);
    try {
      onCreated(await create.mutateAsync(input));
    } catch (error) {
      const problem = error instanceof ApiError ? error.problems[0] : undefined;
      if (problem?.path.startsWith('queueIds')) form.setError('queueIds', { message: problem.message });
      else if (problem?.path === 'name') form.setError('name', { message: problem.message });
      else setRefusal(explainError(error, 'act'));
    }
  });
  const { errors } = form.formState;
  return (
    <FormDialog
      title="New gateway token"
      description="The integration polls the chosen queues through this console with it."
      confirm="Make the token"
      isPending={create.isPending}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label="Name"
        hint="Its jobs and calls appear under this name."
        required
        error={errors.name?.message}
      >
        {(control) => (
          <Input {...control} {...form.register('name')} autoComplete="off" placeholder="ERP sync" />
        )}
      </Field>
      <Controller
        control={form.control}
        name="queueIds"
        render={({ field }) => (
          <QueuePicker chosen={field.value} onChange={field.onChange} error={errors.queueIds?.message} />
        )}
      />
      <Controller
        control={form.control}
        name="expiresInDays"
        render={({ field }) => (
          <ExpiryField
            value={field.value ?? null}
            onChange={field.onChange}
            hint="When it ends, the integration is refused until it has another."
          />
        )}
      />
    </FormDialog>
  );
}
