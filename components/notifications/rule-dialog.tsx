'use client';

import { useState, type FormEvent } from 'react';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { useSaveRule } from '@/lib/client/notification-acts';
import { ruleInput } from '@/lib/domain/api/notification-inputs';
import type { ChannelView, RuleView } from '@/lib/domain/api/notifications';
import { HEALTH_WORDS, TROUBLES, type Trouble } from '@/lib/domain/health';
import { isolateName } from '@/lib/domain/isolate-name';
import { FormDialog } from '../console/form-dialog';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { notify } from '../ui/notify';
import { Select } from '../ui/select';
import { RuleScope, scopeOf, toScopeInput, type Scope } from './rule-scope';
import { TROUBLE_MEANS } from './words';

export interface RuleDialogProps {
  /** The one to change; null makes another. */
  rule: RuleView | null;
  channels: readonly ChannelView[];
  onClose: () => void;
}

interface Values {
  name: string;
  channelId: string | undefined;
  states: readonly Trouble[];
  scope: Scope;
  /** As it was typed; empty is never. */
  remindHours: string;
  enabled: boolean;
}

type Problems = Readonly<Record<string, string>>;
const HOUR_MS = 3_600_000;

/** Asks which channel is told of which states of which queues. */
export function RuleDialog({ rule, channels, onClose }: RuleDialogProps) {
  const [values, setValues] = useState<Values>(() => valuesOf(rule, channels));
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const save = useSaveRule(rule?.id ?? null);
  const set = (part: Partial<Values>) => setValues({ ...values, ...part });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const checked = ruleInput.safeParse(toInput(values));
    setProblems(
      Object.fromEntries(checked.error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? []),
    );
    if (!checked.success) return;
    try {
      await save.mutateAsync(checked.data);
      notify({ tone: 'success', title: 'Saved' });
      onClose();
    } catch (error) {
      setRefusal(explainError(error, 'act'));
    }
  };
  return (
    <FormDialog
      title={rule === null ? 'New rule' : `Change ${isolateName(rule.name)}`}
      description="It tells of what opens or becomes worse, and of what stands already."
      confirm={rule === null ? 'Make the rule' : 'Save'}
      isPending={save.isPending}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <RuleFields rule={rule} values={values} channels={channels} problems={problems} onChange={set} />
    </FormDialog>
  );
}

interface RuleFieldsProps {
  rule: RuleView | null;
  values: Values;
  channels: readonly ChannelView[];
  problems: Problems;
  onChange: (part: Partial<Values>) => void;
}

function RuleFields({ rule, values, channels, problems, onChange }: RuleFieldsProps) {
  return (
    <>
      <Field label="Name" required error={problems.name}>
        {(control) => (
          <Input
            {...control}
            value={values.name}
            onChange={(event) => onChange({ name: event.target.value })}
            autoComplete="off"
            placeholder="Stuck queues to the grants team"
          />
        )}
      </Field>
      <Field label="Channel" required error={problems.channelId}>
        {(control) => (
          <Select
            {...control}
            value={values.channelId}
            onChange={(channelId) => onChange({ channelId })}
            options={channels.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      <StatesChoice
        chosen={values.states}
        onChange={(states) => onChange({ states })}
        error={problems.states}
      />
      <RuleScope
        rule={rule}
        scope={values.scope}
        onChange={(scope) => onChange({ scope })}
        error={problems.sites ?? problems.queues}
      />
      <Field
        label="Remind every"
        hint="Hours, while it lasts and nobody has it in hand. Empty: never."
        error={problems.remindMs}
      >
        {(control) => (
          <span className="flex items-center gap-2">
            <Input
              {...control}
              className="w-24 figures"
              inputMode="numeric"
              autoComplete="off"
              value={values.remindHours}
              onChange={(event) => onChange({ remindHours: event.target.value })}
            />
            <span className="text-sm text-ink-2">hours</span>
          </span>
        )}
      </Field>
      <Choice
        kind="checkbox"
        label="On"
        description="A rule that is off tells nobody, and stays."
        checked={values.enabled}
        onChange={(event) => onChange({ enabled: event.target.checked })}
      />
    </>
  );
}

interface StatesChoiceProps {
  chosen: readonly Trouble[];
  onChange: (states: Trouble[]) => void;
  error: string | undefined;
}

function StatesChoice({ chosen, onChange, error }: StatesChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium text-ink">Tell of queues that are</legend>
      {TROUBLES.map((state) => (
        <Choice
          key={state}
          kind="checkbox"
          label={HEALTH_WORDS[state]}
          description={TROUBLE_MEANS[state]}
          checked={chosen.includes(state)}
          onChange={({ target }) =>
            onChange(TROUBLES.filter((one) => (one === state ? target.checked : chosen.includes(one))))
          }
        />
      ))}
      <p role="alert" className="text-xs text-danger-ink empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}

function valuesOf(rule: RuleView | null, channels: readonly ChannelView[]): Values {
  return {
    name: rule?.name ?? '',
    channelId: rule?.channelId ?? (channels.length === 1 ? channels[0]?.id : undefined),
    states: rule?.states ?? ['stuck', 'failing'],
    scope: scopeOf(rule),
    remindHours: rule === null ? '24' : rule.remindMs === null ? '' : String(rule.remindMs / HOUR_MS),
    enabled: rule?.enabled ?? true,
  };
}

function toInput({ name, channelId, states, scope, remindHours, enabled }: Values) {
  const remindMs = remindHours.trim() === '' ? null : Math.round(Number(remindHours) * HOUR_MS);
  return { name, channelId: channelId ?? '', states, ...toScopeInput(scope), remindMs, enabled };
}
