'use client';

import { ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { useRemoveRule } from '@/lib/client/notification-acts';
import type { ChannelView, RuleView } from '@/lib/domain/api/notifications';
import { describeInterval } from '@/lib/domain/durations';
import { AskFirst } from '../console/ask-first';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Card, CardHeader } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { RuleDialog } from './rule-dialog';
import { scopeWords } from './words';

export interface RulesProps {
  rules: readonly RuleView[];
  channels: readonly ChannelView[];
}

/** What each channel is told of. */
export function Rules({ rules, channels }: RulesProps) {
  const [creating, setCreating] = useState(false);
  const create = (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
      New rule
    </Button>
  );
  return (
    <Card>
      <CardHeader
        title="Rules"
        description="Each incident is one message to each channel whose rule fits, and another when it is over."
        actions={rules.length > 0 && create}
      />
      {rules.length === 0 ? (
        <EmptyState icon={<ListChecks />} title="No rule yet" actions={create}>
          A channel alone is told of nothing. A rule says which states of which queues it is told of.
        </EmptyState>
      ) : (
        <ul aria-label="Rules" className="divide-y divide-line">
          {rules.map((rule) => (
            <li key={rule.id}>
              <RuleRow rule={rule} channels={channels} />
            </li>
          ))}
        </ul>
      )}
      {creating && <RuleDialog rule={null} channels={channels} onClose={() => setCreating(false)} />}
    </Card>
  );
}

function RuleRow({ rule, channels }: { rule: RuleView; channels: readonly ChannelView[] }) {
  const [changing, setChanging] = useState(false);
  const remove = useRemoveRule();
  const channel = channels.find(({ id }) => id === rule.channelId);
  const reminders = rule.remindMs === null ? 'no reminders' : `a reminder ${describeInterval(rule.remindMs)}`;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1 max-sm:basis-full">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="min-w-0 font-medium wrap-anywhere text-ink">{rule.name}</h3>
          {!rule.enabled && <Badge tone="outline">Off</Badge>}
        </div>
        <p className="text-sm wrap-anywhere text-ink-2">{scopeWords(rule)}</p>
        <p className="text-xs wrap-anywhere text-ink-3">
          To {channel?.name ?? 'a channel that was removed'}, {reminders}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
        <Button size="sm" onClick={() => setChanging(true)}>
          Change…
        </Button>
        <AskFirst
          button="Remove…"
          question={`Remove ${rule.name}?`}
          means="Nobody is told of anything by it any more. Whoever was told of an incident is still told when it is over."
          confirm="Remove"
          tone="danger"
          done={`${rule.name} is removed`}
          act={() => remove.mutateAsync(rule.id)}
        />
      </div>
      {changing && <RuleDialog rule={rule} channels={channels} onClose={() => setChanging(false)} />}
    </div>
  );
}
