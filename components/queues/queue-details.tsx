'use client';

import { queries, useLive } from '@/lib/client/queries';
import type { QueueView } from '@/lib/domain/api/views';
import { shortName } from '@/lib/domain/shorten';
import { Card, CardBody, CardHeader } from '../ui/card';
import { DefinitionList } from '../ui/definition-list';
import { LongText } from '../ui/long-text';
import { Time } from '../ui/time';
import { QueueLimits } from '../health/queue-limits';
import { Commands } from './commands';
import { QueueSettings } from './queue-settings-form';
import { useBaseUrl } from './use-base-url';
import { RecoverButton } from './recover-button';
import { Uuid } from './uuid';
import { modelLabel } from './words';

const POLLED_BY: Readonly<Record<QueueView['polledBy'], string>> = {
  nobody: 'Nobody that the console knows of',
  gateway: 'An integration, through this console’s gateway',
  directly: 'An integration, directly at the site',
};

/** How the queue is set up, and the calls an integration makes to it. */
export function QueueDetails({ id }: { id: string }) {
  const { data } = useLive(queries.queue(id));
  if (data === undefined) return null;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card>
        <CardHeader title="Settings" description="They are changed on the site, not here." />
        <CardBody className="py-2">
          <DefinitionList items={settingsOf(data.queue)} />
        </CardBody>
      </Card>
      <QueueSettings id={id} />
      <QueueLimits id={id} isArchived={data.queue.archivedAt !== null} />
      <Card>
        <CardHeader
          title="For the integration"
          description="The calls of the API Alerts protocol for this queue."
        />
        <CardBody>
          <QueueCommands queue={data.queue} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="A job nobody can name"
          description="When a process call was answered and the answer was lost, its Job UUID may still be in a log, or in the browser that made the call."
          actions={<RecoverButton queue={data.queue} />}
        />
      </Card>
    </div>
  );
}

function settingsOf(queue: QueueView) {
  const kind = queue.site.kind === 'built-in' ? 'the site this program contains' : 'a Fluxx site';
  return [
    { term: 'Site', value: `${queue.site.name} (${kind})` },
    { term: 'Model', value: modelLabel(queue.model) },
    { term: 'Trigger type', value: queue.triggerType },
    {
      term: 'Alert',
      value: queue.enabled === null ? null : queue.enabled ? 'Enabled' : 'Disabled: nothing new queues',
    },
    {
      term: 'Extra fields',
      value:
        queue.extraFields.length === 0 ? (
          'None: only ids are handed out'
        ) : (
          <span className="font-mono text-xs leading-5">
            <LongText
              text={queue.extraFields.join(', ')}
              short={queue.extraFields.map((name) => shortName(name)).join(', ')}
            />
          </span>
        ),
    },
    { term: 'Queue UUID', value: <Uuid value={queue.queueUuid} label="Queue UUID" /> },
    { term: 'Polled by', value: POLLED_BY[queue.polledBy] },
    { term: 'Gateway tokens', value: gatewayOf(queue) },
    { term: 'Last reading', value: queue.readingProblem ?? 'Worked' },
  ];
}

function gatewayOf({ gateway }: QueueView) {
  if (gateway === null) return 'None: no integration polls it through this console';
  return (
    <>
      {gateway.names.map((name) => shortName(name)).join(', ')}
      {gateway.lastPolledAt === null ? (
        ': not used yet'
      ) : (
        <>
          , last polled <Time at={gateway.lastPolledAt} />
        </>
      )}
    </>
  );
}

function QueueCommands({ queue }: { queue: QueueView }) {
  const own = useBaseUrl();
  const baseUrl = queue.site.kind === 'built-in' ? own : 'https://<your Fluxx site>';
  const poll = `${baseUrl}/poll/client/1/uuid`;
  const token = "--header 'Authorization: Bearer <token>'";
  return (
    <Commands
      items={[
        {
          title: 'Get a token',
          command: `curl -X POST "${baseUrl}/oauth/token" -d grant_type=client_credentials -d client_id=<id> -d client_secret=<secret>`,
        },
        {
          title: 'Process: take the next records',
          command: `curl --globoff -X GET "${poll}/queue/${queue.queueUuid}" ${token}`,
        },
        {
          title: 'Finish: clear them',
          command: `curl --globoff -X GET "${poll}/queue_finished/${queue.queueUuid}/<Job UUID>" ${token}`,
        },
      ]}
    />
  );
}
