'use client';

import type { GatewayTokenCreated } from '@/lib/domain/api/gateway-tokens';
import { Commands } from '../queues/commands';
import { useBaseUrl } from '../queues/use-base-url';
import { ShownOnce } from './shown-once';

/** The new token, shown once, with what the integration has to change. */
export function GatewayTokenShown({
  created,
  onClose,
}: {
  created: GatewayTokenCreated;
  onClose: () => void;
}) {
  const { token, secret } = created;
  const poll = `${useBaseUrl()}/poll/client/1/uuid`;
  const header = `--header 'Authorization: Bearer ${secret}'`;
  const uuid = token.queues[0]?.queueUuid ?? '<Queue UUID>';
  return (
    <ShownOnce
      label="The new token"
      title={`The token of ${token.name}`}
      secret={secret}
      copy="Copy token"
      onClose={onClose}
    >
      <p className="text-sm text-ink-2">
        In the integration, put this console’s address in the place of the Fluxx site’s, and this token in the
        place of its access token. Nothing else changes: the paths and the answers are the same.
      </p>
      <Commands
        items={[
          {
            title: 'Process: take the next records',
            command: `curl --globoff -X GET "${poll}/queue/${uuid}" ${header}`,
          },
          {
            title: 'Finish: clear them',
            command: `curl --globoff -X GET "${poll}/queue_finished/${uuid}/<Job UUID>" ${header}`,
          },
        ]}
      />
    </ShownOnce>
  );
}
