'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useId } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { ApiError } from '@/lib/client/fetcher';
import { useAddField } from '@/lib/client/settings-acts';
import type { ModelView } from '@/lib/domain/api/built-in-site-views';
import { FIELD_TYPES } from '@/lib/domain/field-types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { notify } from '../../ui/notify';
import { Select } from '../../ui/select';
import { ActProblem } from '../act-problem';
import { FIELD_TYPE_WORDS } from './field-type-words';

const RELATION = 'relation';

const formSchema = z
  .object({
    name: z
      .string()
      .trim()
      .regex(
        /^[a-z][a-z0-9_]{0,62}$/,
        'Small letters, digits and underscores, beginning with a letter; 63 characters at most.',
      ),
    type: z.enum([...FIELD_TYPES, RELATION]),
    relation: z.string(),
  })
  .refine(({ type, relation }) => type !== RELATION || relation !== '', {
    path: ['relation'],
    message: 'Choose the model it points to.',
  });
type FieldForm = z.infer<typeof formSchema>;

const TYPES = [
  ...FIELD_TYPES.map((value) => ({ value, label: FIELD_TYPE_WORDS[value] })),
  { value: RELATION, label: 'A record of another model (relation)' },
] as const;

/** Adds a custom field; records that exist have it empty. */
export function AddFieldDialog({ model, onClose }: { model: ModelView; onClose: () => void }) {
  const add = useAddField(model.name);
  const formId = useId();
  const form = useForm<FieldForm>({
    resolver: zodResolver(formSchema),
    defaultValues: { name: '', type: 'string', relation: '' },
  });
  const submit = form.handleSubmit(async ({ name, type, relation }) => {
    const isRelation = type === RELATION;
    try {
      await add.mutateAsync({
        name,
        type: isRelation ? 'integer' : type,
        relation: isRelation ? relation : null,
      });
      notify({ tone: 'success', title: `Field ${name} added` });
      onClose();
    } catch (error) {
      const problem =
        error instanceof ApiError ? error.problems.find(({ path }) => path === 'name') : undefined;
      if (problem) form.setError('name', { message: problem.message });
    }
  });
  const { errors } = form.formState;
  const type = useWatch({ control: form.control, name: 'type' });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Add a custom field to ${model.label}`}
      description="Records that exist have it empty. Name and type cannot be changed afterwards."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" loading={add.isPending}>
            Add the field
          </Button>
        </>
      }
    >
      <form id={formId} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="Name" hint="As clients of the API write it." required error={errors.name?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('name')}
              placeholder="funding_region"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono"
            />
          )}
        </Field>
        <Field label="Type" required error={errors.type?.message}>
          {(control) => (
            <Controller
              control={form.control}
              name="type"
              render={({ field }) => (
                <Select {...control} value={field.value} onChange={field.onChange} options={TYPES} />
              )}
            />
          )}
        </Field>
        {type === RELATION && (
          <Field label="Points to" hint="By the record’s id." required error={errors.relation?.message}>
            {(control) => (
              <Controller
                control={form.control}
                name="relation"
                render={({ field }) => (
                  <Select
                    {...control}
                    value={field.value === '' ? undefined : field.value}
                    onChange={field.onChange}
                    options={model.models.map((value) => ({ value, label: value }))}
                  />
                )}
              />
            )}
          </Field>
        )}
        <ActProblem error={add.error} />
      </form>
    </Dialog>
  );
}
