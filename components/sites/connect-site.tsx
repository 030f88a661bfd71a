'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { explainError } from '@/lib/client/error-words';
import { useSaveSite, useTestSite } from '@/lib/client/site-acts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody, CardHeader } from '../ui/card';
import { AddressFields, CredentialFields } from './site-fields';
import { credentialsOf, NOTHING_TYPED, problemAt, type SiteTyped } from './site-form';
import { ConnectionTest } from './connection-test';

const STEPS = ['Address', 'Credentials', 'Test', 'Queues'] as const;
type Step = 0 | 1 | 2;

/** Connects a site in steps: where it is, how we prove ourselves, does it work. Its queues are picked on its own page then. */
export function ConnectSite() {
  const router = useRouter();
  const [step, setStep] = useState<Step>(0);
  const [typed, setTyped] = useState<SiteTyped>(NOTHING_TYPED);
  const test = useTestSite();
  const save = useSaveSite(null);
  const credentials = credentialsOf(typed);
  const change = (part: Partial<SiteTyped>) => setTyped((before) => ({ ...before, ...part }));
  const hasAddress = typed.baseUrl.trim() !== '' && typed.name.trim() !== '';
  const hasCredentials =
    credentials !== undefined && (typed.kind === 'bearer' || typed.clientId.trim() !== '');
  const runTest = () => {
    setStep(2);
    if (credentials !== undefined) test.mutate({ baseUrl: typed.baseUrl, credentials });
  };
  const connect = () => {
    if (credentials === undefined) return;
    save.mutate(
      { name: typed.name, baseUrl: typed.baseUrl, credentials },
      {
        onSuccess: ({ site }) => router.push(`/settings/sites/${site.id}?read=now`),
        // What is wrong with a field is said at that field.
        onError: (error) => isOfAddress(error) && setStep(0),
      },
    );
  };
  const isRefused = test.isPending || test.isError || test.data?.mayConnect === false;
  const isBlocked = step === 0 ? !hasAddress : step === 1 ? !hasCredentials : isRefused;
  const fields = { typed, onChange: change, error: save.error ?? test.error };
  return (
    <Card className="max-w-2xl">
      <CardHeader title="Connect a Fluxx site" description={<Steps current={step} />} />
      <CardBody>
        <form
          method="post"
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (step === 0 && hasAddress) setStep(1);
            else if (step === 1 && hasCredentials) runTest();
            else if (step === 2) connect();
          }}
        >
          {step === 0 && <AddressFields {...fields} />}
          {step === 1 && <CredentialFields {...fields} kept={null} />}
          {step === 2 && <TestResult test={test} saveError={save.error} />}
          <div className="flex flex-wrap justify-end gap-2">
            {step > 0 && <Button onClick={() => setStep(step === 2 ? 1 : 0)}>Back</Button>}
            {step === 2 && (
              <Button loading={test.isPending} onClick={runTest}>
                Test again
              </Button>
            )}
            <Button
              type="submit"
              // Never the obvious thing to press after a test that failed, and nothing to press when the address was refused.
              variant={step === 2 && test.data?.works !== true ? 'secondary' : 'primary'}
              loading={save.isPending}
              disabled={isBlocked}
            >
              {LABELS[step]}
              {step === 2 && test.data?.works === false && test.data.mayConnect && ' anyway'}
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}

const isOfAddress = (error: unknown): boolean =>
  problemAt(error, 'name') !== undefined || problemAt(error, 'baseUrl') !== undefined;

const LABELS: Readonly<Record<Step, string>> = { 0: 'Next', 1: 'Test the connection', 2: 'Connect' };

function Steps({ current }: { current: Step }) {
  return (
    <>
      Step {current + 1} of {STEPS.length}: {STEPS[current]}
    </>
  );
}

function TestResult({ test, saveError }: { test: ReturnType<typeof useTestSite>; saveError: Error | null }) {
  const error = saveError ?? test.error;
  return (
    <div aria-live="polite" className="flex flex-col gap-4">
      {test.isPending && (
        <p className="text-sm text-ink-2">
          Fetching a token and reading the list of API alerts. Nothing is processed or finished. This can take
          a minute when the site is slow.
        </p>
      )}
      {test.data && <ConnectionTest report={test.data} />}
      {error !== null && <Refusal error={error} />}
    </div>
  );
}

/** What the server said to an act that it refused. */
export function Refusal({ error }: { error: Error }) {
  const { title, detail, whatNext } = explainError(error, 'act');
  return (
    <Callout tone="danger" title={title}>
      {detail} {whatNext}
    </Callout>
  );
}
