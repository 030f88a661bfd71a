'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { useCreateKioskLink } from '@/lib/client/token-acts';
import { kioskLinkInput, type KioskLinkCreated, type KioskLinkInput } from '@/lib/domain/api/tokens';
import { FormDialog } from '../console/form-dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { BOARD_DEFAULTS } from '@/lib/domain/wall';
import { BoardFields } from './board-fields';
import { ExpiryField } from './expiry-field';

export interface CreateKioskLinkDialogProps {
  onClose: () => void;
  onCreated: (created: KioskLinkCreated) => void;
}

/** Asks where the screen hangs, and for how long the link is good. */
export function CreateKioskLinkDialog({ onClose, onCreated }: CreateKioskLinkDialogProps) {
  const form = useForm<KioskLinkInput>({
    resolver: zodResolver(kioskLinkInput),
    defaultValues: {
      name: '',
      expiresInDays: null,
      board: { ...BOARD_DEFAULTS, title: '', siteIds: [] },
    },
  });
  const create = useCreateKioskLink();
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
      title="New kiosk link"
      description="Opens the board on a screen where nobody signs in: states, counts and ages, never a record."
      confirm="Make the link"
      isPending={create.isPending}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label="Name"
        hint="Where the screen is, so that the right link is revoked one day."
        required
        error={form.formState.errors.name?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('name')}
            autoComplete="off"
            placeholder="Screen in the hall"
          />
        )}
      </Field>
      <Controller
        control={form.control}
        name="expiresInDays"
        render={({ field }) => (
          <ExpiryField
            value={field.value ?? null}
            onChange={field.onChange}
            hint="When it ends, the screen says so and shows nothing more."
          />
        )}
      />
      <BoardFields form={form} />
    </FormDialog>
  );
}
