'use client';

import type { GatewayTokenCreated } from '@/lib/domain/api/gateway-tokens';
import { Commands } from '../queues/commands';
import { useBaseUrl } from '../queues/use-base-url';
import { Button } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { CopyButton } from '../ui/copy-button';

/** The new token, shown once, with what the integration has to change. */
export function TokenShown({ created, onClose }: { created: GatewayTokenCreated; onClose: () => void }) {
  const { token, secret } = created;
  const poll = `${useBaseUrl()}/poll/client/1/uuid`;
  const header = `--header 'Authorization: Bearer ${secret}'`;
  const uuid = token.queues[0]?.queueUuid ?? '<Queue UUID>';
  return (
    <section aria-label="The new token">
      <Card className="border-accent">
        <CardHeader
          title={`The token of ${token.name}`}
          description="Copy it now: it is shown here once and cannot be read again."
          actions={<Button onClick={onClose}>I have copied it</Button>}
        />
        <CardBody className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center gap-2 rounded-md border bg-surface-2 px-3 py-2">
            <code data-testid="new-token" className="min-w-0 flex-1 font-mono text-sm break-all text-ink">
              {secret}
            </code>
            <CopyButton text={secret} label="Copy token" withText />
          </div>
          <p className="text-sm text-ink-2">
            In the integration, put this console’s address in the place of the Fluxx site’s, and this token in
            the place of its access token. Nothing else changes: the paths and the answers are the same.
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
        </CardBody>
      </Card>
    </section>
  );
}
