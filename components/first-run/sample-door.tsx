'use client';

import { Sprout } from 'lucide-react';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody } from '../ui/card';
import { DoorTitle } from './door-title';
import { LoadProgress } from './load-progress';
import { useSampleData } from './use-sample-data';

/** Fills the built-in site, so that everything can be tried. Only an admin may. */
export function SampleDoor({ allowed }: { allowed: boolean }) {
  const { sample, isLoading, isLoaded, failure, load } = useSampleData();
  return (
    <Card>
      <CardBody className="flex flex-col gap-4 p-5">
        <DoorTitle icon={<Sprout />} title="Try with sample data">
          Fills the built-in Fluxx site with real-looking grants, payments, reports and organizations, and
          makes four alerts, one of each trigger type. You can process and finish their queues as you would
          real ones. Nothing leaves this machine.
        </DoorTitle>
        {failure !== null && !isLoading && (
          <Callout tone="danger" title="The sample data could not be loaded">
            {failure}
          </Callout>
        )}
        {isLoading || isLoaded ? (
          <LoadProgress sample={sample} />
        ) : (
          <SampleAct allowed={allowed} again={failure !== null} onLoad={() => load.mutate()} />
        )}
      </CardBody>
    </Card>
  );
}

function SampleAct({ allowed, again, onLoad }: { allowed: boolean; again: boolean; onLoad: () => void }) {
  if (!allowed) {
    return (
      <p className="text-sm text-ink-2">Only an admin may load it. Ask one, or wait for the first queue.</p>
    );
  }
  return (
    <Button variant="primary" size="lg" className="self-start max-sm:w-full" onClick={onLoad}>
      {again ? 'Try again' : 'Load sample data'}
    </Button>
  );
}
