'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Sprout } from 'lucide-react';
import { useEffect } from 'react';
import { useLoadSampleData } from '@/lib/client/acts';
import { explainError } from '@/lib/client/error-words';
import { keys, queries, useLive } from '@/lib/client/queries';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody } from '../ui/card';
import { Progress } from '../ui/progress';
import { DoorTitle } from './door-title';

const WATCH_LOADING = 700;
const WATCH_IDLE = 5_000;

/** Fills the built-in site, so that everything can be tried. Only an admin may. */
export function SampleDoor({ allowed }: { allowed: boolean }) {
  const client = useQueryClient();
  const load = useLoadSampleData();
  const state = load.data?.state;
  const query = useLive(queries.sampleData(state === 'loading' ? WATCH_LOADING : WATCH_IDLE));
  const sample = query.data;
  const loading = load.isPending || sample?.state === 'loading';
  const loaded = sample?.state === 'loaded';
  useEffect(() => {
    if (loaded) void client.invalidateQueries({ queryKey: keys.overview });
  }, [loaded, client]);
  const failure = failureOf(load.error, sample);
  return (
    <Card>
      <CardBody className="flex flex-col gap-4 p-5">
        <DoorTitle icon={<Sprout />} title="Try with sample data">
          Fills the built-in Fluxx site with real-looking grants, payments, reports and organizations, and
          makes four alerts, one of each trigger type. You can process and finish their queues as you would
          real ones. Nothing leaves this machine.
        </DoorTitle>
        {failure !== null && !loading && (
          <Callout tone="danger" title="The sample data could not be loaded">
            {failure}
          </Callout>
        )}
        {loading || loaded ? (
          <LoadProgress step={sample?.step ?? 'Starting'} progress={sample?.progress ?? 0} />
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

function LoadProgress({ step, progress }: { step: string; progress: number }) {
  return (
    <div className="flex flex-col gap-2">
      <Progress label="Loading sample data" value={progress} max={1} />
      <output className="flex justify-between gap-4 text-sm text-ink-2">
        <span>{step}</span>
        <span className="figures">{Math.round(progress * 100)} %</span>
      </output>
    </div>
  );
}

function failureOf(
  error: Error | null,
  sample: { state: string; problem: string | null } | undefined,
): string | null {
  if (error !== null) {
    const { detail, whatNext } = explainError(error, 'act');
    return `${detail} ${whatNext}`;
  }
  return sample?.state === 'failed' ? (sample.problem ?? 'The reason is in the server’s log.') : null;
}
