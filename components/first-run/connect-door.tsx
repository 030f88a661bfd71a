'use client';

import { Plug } from 'lucide-react';
import { Commands } from '../queues/commands';
import { Uuid } from '../queues/uuid';
import { useBaseUrl } from '../queues/use-base-url';
import { Badge } from '../ui/badge';
import { Card, CardBody } from '../ui/card';
import { DoorTitle } from './door-title';

/** What can be done until other sites can be connected: the built-in one speaks the same protocol. */
export function ConnectDoor({ mayRegister }: { mayRegister: boolean }) {
  const baseUrl = useBaseUrl();
  return (
    <Card>
      <CardBody className="flex flex-col gap-4 p-5">
        <DoorTitle icon={<Plug />} title="Connect a Fluxx site">
          Watching your own <span className="whitespace-nowrap">fluxx.io</span> site is{' '}
          <Badge tone="outline">not in this version yet</Badge>. Your integration can be pointed at the
          built-in site today: it speaks the same poll, OAuth and REST protocols, and a queue made there over
          REST appears here by itself.
        </DoorTitle>
        <div>
          <h3 className="mb-1 text-sm font-semibold text-ink">Its base URL</h3>
          <Uuid value={baseUrl} label="base URL" />
        </div>
        <Commands
          items={[
            ...(mayRegister
              ? [
                  {
                    title: '1. On the server, register your integration',
                    command: 'npm run --silent cli -- oauth-client create --name "My integration"',
                  },
                ]
              : []),
            {
              title: `${mayRegister ? '2. ' : ''}Get a token`,
              command: `curl -X POST "${baseUrl}/oauth/token" -d grant_type=client_credentials -d client_id=<id> -d client_secret=<secret>`,
            },
            {
              title: `${mayRegister ? '3. ' : ''}Process: take the next records of a queue`,
              command: `curl --globoff -X GET "${baseUrl}/poll/client/1/uuid/queue/<Queue UUID>" --header 'Authorization: Bearer <token>'`,
            },
            {
              title: `${mayRegister ? '4. ' : ''}Finish: clear them`,
              command: `curl --globoff -X GET "${baseUrl}/poll/client/1/uuid/queue_finished/<Queue UUID>/<Job UUID>" --header 'Authorization: Bearer <token>'`,
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}
