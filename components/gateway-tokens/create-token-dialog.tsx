'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { ApiError } from '@/lib/client/fetcher';
import { useCreateGatewayToken } from '@/lib/client/gateway-acts';
import {
  gatewayTokenInput,
  type GatewayTokenCreated,
  type GatewayTokenInput,
} from '@/lib/domain/api/gateway-tokens';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { QueuePicker } from './queue-picker';

export interface CreateTokenDialogProps {
  onClose: () => void;
  onCreated: (created: GatewayTokenCreated) => void;
}

/** Asks for which integration, and for which queues. */
export function CreateTokenDialog({ onClose, onCreated }: CreateTokenDialogProps) {
  const formId = useId();
  const form = useForm<GatewayTokenInput>({
    resolver: zodResolver(gatewayTokenInput),
    defaultValues: { name: '', queueIds: [] },
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
    <Dialog
      open
      onOpenChange={(open) => !open && !create.isPending && onClose()}
      title="New gateway token"
      description="The integration polls the chosen queues through this console with it."
      footer={
        <>
          <Button onClick={onClose} disabled={create.isPending}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={formId} loading={create.isPending}>
            Make the token
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        onSubmit={(event) => void submit(event)}
        noValidate
        className="flex flex-col gap-4"
      >
        {refusal && (
          <Callout tone="danger" title={refusal.title}>
            {refusal.detail} {refusal.whatNext}
          </Callout>
        )}
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
      </form>
    </Dialog>
  );
}
