'use client';

import { BellRing, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ChannelView, RuleView } from '@/lib/domain/api/notifications';
import { Button } from '../ui/button';
import { Card, CardHeader } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { ChannelDialog } from './channel-dialog';
import { ChannelRow } from './channel-row';
import { SecretShown, type MadeSecret } from './secret-shown';

export interface ChannelsProps {
  channels: readonly ChannelView[];
  rules: readonly RuleView[];
  mailReady: boolean;
}

/** The ways to tell people: made, tried, changed and removed here. */
export function Channels({ channels, rules, mailReady }: ChannelsProps) {
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<MadeSecret | null>(null);
  const create = (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
      New channel
    </Button>
  );
  return (
    <>
      {made && <SecretShown made={made} onClose={() => setMade(null)} />}
      <Card>
        <CardHeader
          title="Channels"
          description="Where messages go: a webhook, such as Slack’s, or an e-mail address."
          actions={channels.length > 0 && create}
        />
        {channels.length === 0 ? (
          <EmptyState icon={<BellRing />} title="Nobody is told yet" actions={create}>
            Make a channel, try it, and say with a rule what it is told of. Until then you only see trouble
            when you look.
          </EmptyState>
        ) : (
          <ul aria-label="Channels" className="divide-y divide-line">
            {channels.map((channel) => (
              <li key={channel.id}>
                <ChannelRow
                  channel={channel}
                  rules={rules.filter(({ channelId }) => channelId === channel.id).length}
                  mailReady={mailReady}
                  onSecret={setMade}
                />
              </li>
            ))}
          </ul>
        )}
      </Card>
      {creating && (
        <ChannelDialog
          channel={null}
          mailReady={mailReady}
          onClose={() => setCreating(false)}
          onSecret={setMade}
        />
      )}
    </>
  );
}
