'use client';

import { Plug } from 'lucide-react';
import Link from 'next/link';
import { ButtonLink } from '../ui/button';
import { Card, CardBody } from '../ui/card';
import { DoorTitle } from './door-title';

/** The way to the foundation's own site. Only an admin may connect it. */
export function ConnectDoor({ mayConnect }: { mayConnect: boolean }) {
  return (
    <Card>
      <CardBody className="flex flex-col gap-4 p-5">
        <DoorTitle icon={<Plug />} title="Connect a Fluxx site">
          See every API Alerts queue of your own site and keep its jobs and payloads safe. You need its
          address and an OAuth application (client id and secret). Connecting only reads: no record is
          processed or finished.
        </DoorTitle>
        {mayConnect ? (
          <ButtonLink variant="primary" size="lg" className="self-start max-sm:w-full">
            <Link href="/settings/sites/connect">Connect a site</Link>
          </ButtonLink>
        ) : (
          <p className="text-sm text-ink-2">Only an admin may connect one.</p>
        )}
      </CardBody>
    </Card>
  );
}
