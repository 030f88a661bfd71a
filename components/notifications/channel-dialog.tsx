'use client';

import { useState, type FormEvent } from 'react';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { ApiError } from '@/lib/client/fetcher';
import { useChangeChannel, useCreateChannel } from '@/lib/client/notification-acts';
import { channelChangeInput, channelInput } from '@/lib/domain/api/notification-inputs';
import type { ChannelView } from '@/lib/domain/api/notifications';
import { FormDialog } from '../console/form-dialog';
import { Callout } from '../ui/callout';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { notify } from '../ui/notify';
import { placeOf, toChange, toInput } from './channel-values';
import type { MadeSecret } from './secret-shown';

export interface ChannelDialogProps {
  /** The one to change; null makes another. */
  channel: ChannelView | null;
  mailReady: boolean;
  onClose: () => void;
  onSecret: (made: MadeSecret) => void;
}

type Problems = Readonly<Record<string, string>>;

/** Asks what kind of channel it is and where it leads. Of one that is there the address stays unless another is typed. */
export function ChannelDialog({ channel, mailReady, onClose, onSecret }: ChannelDialogProps) {
  const [kind, setKind] = useState<ChannelView['kind']>(channel?.kind ?? 'webhook');
  const [name, setName] = useState(channel?.name ?? '');
  const [target, setTarget] = useState(channel?.kind === 'email' ? channel.shown : '');
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const create = useCreateChannel();
  const change = useChangeChannel(channel?.id ?? '');
  const values = { kind, name, target };
  const make = async (): Promise<Problems> => {
    const checked = channelInput.safeParse(toInput(values));
    if (!checked.success) return messagesOf(checked.error.issues);
    const made = await create.mutateAsync(checked.data);
    if (made.secret !== null) onSecret({ name: made.channel.name, secret: made.secret });
    return {};
  };
  const update = async (): Promise<Problems> => {
    const checked = channelChangeInput.safeParse(toChange(values));
    if (!checked.success) return messagesOf(checked.error.issues);
    await change.mutateAsync(checked.data);
    notify({ tone: 'success', title: 'Saved' });
    return {};
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    try {
      const found = await (channel === null ? make() : update());
      setProblems(found);
      if (Object.keys(found).length === 0) onClose();
    } catch (error) {
      const isOfFields = error instanceof ApiError && error.problems.length > 0;
      setProblems(isOfFields ? messagesOf(error.problems) : {});
      if (!isOfFields) setRefusal(explainError(error, 'act'));
    }
  };
  return (
    <FormDialog
      title={channel === null ? 'New channel' : `Change ${channel.name}`}
      description={
        channel === null
          ? 'Nothing is sent before you try it or a rule says so.'
          : 'What is sent from now on goes there.'
      }
      confirm={channel === null ? 'Make the channel' : 'Save'}
      isPending={create.isPending || change.isPending}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      {channel === null && <KindChoice kind={kind} onChange={setKind} />}
      {kind === 'email' && !mailReady && (
        <Callout tone="warning" title="No mail server is set">
          Whoever runs the console sets SMTP_URL and MAIL_FROM; until then no e-mail can be sent.
        </Callout>
      )}
      <Field label="Name" required error={problems.name}>
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="off"
            placeholder={kind === 'webhook' ? 'Slack #grants-ops' : 'Grants team'}
          />
        )}
      </Field>
      <TargetField
        kind={kind}
        value={target}
        onChange={setTarget}
        error={problems[placeOf(kind)]}
        kept={channel?.kind === 'webhook' ? channel.shown : null}
      />
    </FormDialog>
  );
}

function messagesOf(issues: readonly { path: string | readonly PropertyKey[]; message: string }[]): Problems {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path), message]));
}

interface KindChoiceProps {
  kind: ChannelView['kind'];
  onChange: (kind: ChannelView['kind']) => void;
}

function KindChoice({ kind, onChange }: KindChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium text-ink">Kind</legend>
      <Choice
        kind="radio"
        name="kind"
        label="Webhook"
        description="Slack, and every service that takes an HTTP call."
        checked={kind === 'webhook'}
        onChange={() => onChange('webhook')}
      />
      <Choice
        kind="radio"
        name="kind"
        label="E-mail"
        description="One address; that of a list reaches many."
        checked={kind === 'email'}
        onChange={() => onChange('email')}
      />
    </fieldset>
  );
}

interface TargetFieldProps {
  kind: ChannelView['kind'];
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  /** What is told of the address that is kept; null when there is none. */
  kept: string | null;
}

function TargetField({ kind, value, onChange, error, kept }: TargetFieldProps) {
  const isWebhook = kind === 'webhook';
  const hint =
    kept === null
      ? 'In Slack: Apps → Incoming Webhooks → Add to Slack. The address is kept sealed, and only its beginning is shown.'
      : `Leave it empty to keep ${kept}`;
  return (
    <Field
      label={isWebhook ? 'Address of the webhook' : 'E-mail address'}
      required={kept === null}
      hint={isWebhook ? hint : undefined}
      error={error}
    >
      {(control) => (
        <Input
          {...control}
          type={isWebhook ? 'url' : 'email'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          placeholder={isWebhook ? 'https://hooks.slack.com/services/…' : 'grants@example.org'}
        />
      )}
    </Field>
  );
}
