'use client';

import { useId } from 'react';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { TRIGGER_TYPES } from '@/lib/domain/triggers';
import { Card, CardBody } from '../../ui/card';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { Label } from '../../ui/label';
import { Select } from '../../ui/select';
import type { AlertDraft } from '../draft';
import { useEditor } from '../editor/editor-context';
import { FilterEditor } from '../filter/filter-editor';
import { ProblemText } from '../filter/problem-text';
import { NameChips } from '../name-chips';
import { TRIGGER_SENTENCE } from '../words';
import { ExtraFields } from './extra-fields';
import { NameChecks } from './name-checks';
import { toggled } from './toggled';

const TRIGGERS = TRIGGER_TYPES.map((type) => ({ value: type, label: type }));

/** The Attributes tab of the source document: everything an admin sets of an alert. */
export function AttributesForm() {
  const { setting, problems } = useEditor();
  const { control, register, formState } = useFormContext<AlertDraft>();
  const { errors, submitCount } = formState;
  const triggerType = useWatch({ control, name: 'triggerType' });
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Card>
        <CardBody className="flex flex-col gap-5">
          <Field label="Name" required error={errors.name?.message}>
            {(control_) => <Input {...control_} {...register('name')} dir="auto" autoComplete="off" />}
          </Field>
          <Controller
            control={control}
            name="triggerType"
            render={({ field, fieldState }) => (
              <Field
                label="Alert trigger type"
                required
                hint={field.value === '' ? undefined : TRIGGER_SENTENCE[field.value]}
                error={fieldState.error?.message}
              >
                {(control_) => (
                  <Select
                    {...control_}
                    value={field.value === '' ? undefined : field.value}
                    onChange={field.onChange}
                    options={TRIGGERS}
                  />
                )}
              </Field>
            )}
          />
          {triggerType === 'State' && <TransitionStates />}
          {triggerType === 'Field' && <TriggerFields />}
          <Controller
            control={control}
            name="filter"
            render={({ field }) => (
              <FilterEditor
                draft={field.value}
                setting={setting}
                problems={problems}
                saves={submitCount}
                onChange={field.onChange}
              />
            )}
          />
        </CardBody>
      </Card>
      <Card>
        <CardBody className="flex flex-col gap-5">
          <Controller
            control={control}
            name="extraFields"
            render={({ field, fieldState }) => (
              <fieldset className="flex min-w-0 flex-col gap-1.5">
                <legend className="mb-1.5 text-sm font-medium text-ink">
                  Extra Fields <span className="ml-0.5 text-xs font-normal text-ink-3">optional</span>
                </legend>
                <p className="text-xs text-ink-3">
                  Their values are handed out with each record, beside its id. Use about 10 at most.
                </p>
                <ExtraFields setting={setting} chosen={field.value} onChange={field.onChange} />
                <ProblemText>{fieldState.error?.message}</ProblemText>
              </fieldset>
            )}
          />
          <Controller
            control={control}
            name="enabled"
            render={({ field }) => <EnabledCheck isEnabled={field.value} onChange={field.onChange} />}
          />
        </CardBody>
      </Card>
    </div>
  );
}

function EnabledCheck({
  isEnabled,
  onChange,
}: {
  isEnabled: boolean;
  onChange: (isEnabled: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5 text-sm">
      <input
        id={id}
        type="checkbox"
        checked={isEnabled}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
      />
      <div>
        <Label htmlFor={id}>Enabled</Label>
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          A disabled alert queues nothing new. What is queued can still be processed and finished.
        </p>
      </div>
    </div>
  );
}

function TransitionStates() {
  const { setting } = useEditor();
  const { control } = useFormContext<AlertDraft>();
  const { states, label } = setting.model;
  return (
    <Controller
      control={control}
      name="transitionStates"
      render={({ field, fieldState }) => (
        <fieldset className="flex min-w-0 flex-col gap-1.5">
          <legend className="mb-1.5 text-sm font-medium text-ink">Transition State</legend>
          {states.length === 0 ? (
            <p className="text-sm text-ink-2">
              {label} has no workflow states, so no record of it can move into one. Choose another trigger
              type.
            </p>
          ) : (
            <NameChecks
              label="Transition State"
              sections={[{ heading: null, choices: states.map((value) => ({ value })) }]}
              chosen={field.value}
              onToggle={(state, isChosen) => field.onChange(toggled(field.value, state, isChosen))}
            />
          )}
          <ProblemText>{fieldState.error?.message}</ProblemText>
        </fieldset>
      )}
    />
  );
}

function TriggerFields() {
  const { setting } = useEditor();
  const { control } = useFormContext<AlertDraft>();
  const choices = setting.model.fields.map(({ name, type }) => ({ value: name, detail: type }));
  return (
    <Controller
      control={control}
      name="triggerFields"
      render={({ field, fieldState }) => (
        <fieldset className="flex min-w-0 flex-col gap-1.5">
          <legend className="mb-1.5 text-sm font-medium text-ink">Fields</legend>
          <NameChecks
            label="Fields"
            sections={[{ heading: null, choices }]}
            chosen={field.value}
            onToggle={(name, isChosen) => field.onChange(toggled(field.value, name, isChosen))}
          />
          {/* Below the list: above it they would move it under the pointer. */}
          <NameChips
            label="Chosen fields"
            names={field.value}
            removeLabel={(name) => `Remove ${name}`}
            onRemove={(name) => field.onChange(toggled(field.value, name, false))}
          />
          <ProblemText>{fieldState.error?.message}</ProblemText>
        </fieldset>
      )}
    />
  );
}
