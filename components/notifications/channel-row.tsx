'use client';

import { Mail, Webhook } from 'lucide-react';
import { useState } from 'react';
import { useRemoveChannel, useRotateSecret, useTestChannel } from '@/lib/client/notification-acts';
import type { ChannelView } from '@/lib/domain/api/notifications';
import { AskFirst } from '../console/ask-first';
import { notifyRefusal } from '../console/notify-refusal';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';
import { formatNumber } from '../ui/number';
import { Time } from '../ui/time';
import { ChannelDialog } from './channel-dialog';
import type { MadeSecret } from './secret-shown';
import { CHANNEL_WORDS, deliveryWords } from './words';

export interface ChannelRowProps {
  channel: ChannelView;
  /** How many rules tell it something. */
  rules: number;
  mailReady: boolean;
  onSecret: (made: MadeSecret) => void;
}

/** One channel: where it leads, how its last message fared, and what can be done with it. */
export function ChannelRow({ channel, rules, mailReady, onSecret }: ChannelRowProps) {
  const Icon = channel.kind === 'webhook' ? Webhook : Mail;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1 max-sm:basis-full">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="min-w-0 font-medium wrap-anywhere text-ink">{channel.name}</h3>
          <Badge tone="outline" icon={<Icon aria-hidden="true" />}>
            {CHANNEL_WORDS[channel.kind]}
          </Badge>
          {rules === 0 && (
            <Badge tone="backlog" icon={<Icon aria-hidden="true" />}>
              No rule yet
            </Badge>
          )}
        </div>
        <p className="text-sm wrap-anywhere text-ink-2">{channel.shown}</p>
        <LastMessage channel={channel} />
      </div>
      <ChannelActs channel={channel} mailReady={mailReady} onSecret={onSecret} />
    </div>
  );
}

function LastMessage({ channel: { last, waiting } }: { channel: ChannelView }) {
  if (last === null) return <p className="text-xs text-ink-3">Nothing was sent yet.</p>;
  const problem = last.state === 'delivered' ? null : last.problem;
  return (
    <p className={`text-xs wrap-anywhere ${problem === null ? 'text-ink-3' : 'text-danger-ink'}`}>
      {deliveryWords(last)} <Time at={last.attemptedAt ?? last.createdAt} />
      {problem !== null && `: ${problem}`}
      {waiting > 0 && ` ${formatNumber(waiting)} waiting.`}
    </p>
  );
}

function ChannelActs({ channel, mailReady, onSecret }: Omit<ChannelRowProps, 'rules'>) {
  const [changing, setChanging] = useState(false);
  const rotate = useRotateSecret();
  const remove = useRemoveChannel();
  const { id, name, kind } = channel;
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
      <TestButton channel={channel} />
      <Button size="sm" onClick={() => setChanging(true)}>
        Change…
      </Button>
      {kind === 'webhook' && (
        <AskFirst
          button="New key…"
          question={`Give ${name} another signing key?`}
          means="What is sent from now on is signed with the new key. A receiver that verifies with the old one refuses it until it has the new one."
          confirm="Make another key"
          act={async () => onSecret({ name, secret: (await rotate.mutateAsync(id)).secret ?? '' })}
        />
      )}
      <AskFirst
        button="Remove…"
        question={`Remove ${name}?`}
        means="Its rules go with it, and what waits to be sent over it is given up. The delivery log keeps what was sent."
        confirm="Remove"
        tone="danger"
        done={`${name} is removed`}
        act={() => remove.mutateAsync(id)}
      />
      {changing && (
        <ChannelDialog
          channel={channel}
          mailReady={mailReady}
          onClose={() => setChanging(false)}
          onSecret={onSecret}
        />
      )}
    </div>
  );
}

function TestButton({ channel: { id, name } }: { channel: ChannelView }) {
  const test = useTestChannel();
  const run = () =>
    test.mutate(id, {
      onSuccess: ({ delivery }) =>
        delivery.state === 'delivered'
          ? notify({ tone: 'success', title: `The test was delivered to ${name}` })
          : notify({
              tone: 'error',
              title: `The test did not reach ${name}`,
              description: delivery.problem ?? 'Nobody knows why.',
            }),
      onError: notifyRefusal,
    });
  return (
    <Button size="sm" loading={test.isPending} onClick={run}>
      Send a test
    </Button>
  );
}
