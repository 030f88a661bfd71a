'use client';

import { useState } from 'react';
import { useRequireSecondFactor } from '@/lib/client/sign-in-acts';
import type { SignInSettingsView } from '@/lib/domain/api/sign-in-settings';
import type { SecondFactorRule } from '@/lib/domain/second-factor-rule';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Choice } from '../ui/choice';
import { notify } from '../ui/notify';
import { whomItStops } from './second-factor-words';

interface RuleWords {
  rule: SecondFactorRule;
  label: string;
  description: string;
  saved: string;
}

const RULES: readonly RuleWords[] = [
  {
    rule: 'off',
    label: 'Whoever wants one',
    description: 'Each person decides in their profile.',
    saved: 'Nobody has to have a second factor now',
  },
  {
    rule: 'admins',
    label: 'Admins must',
    description: 'They hold the keys to everything else.',
    saved: 'Admins must have a second factor now',
  },
  {
    rule: 'everyone',
    label: 'Everybody must',
    description: 'Whoever signs in with a password also types a code from an app.',
    saved: 'Everybody must have a second factor now',
  },
];

/** Who must have a second factor beside the password. */
export function SecondFactorCard({ settings }: { settings: SignInSettingsView }) {
  const { rule } = settings.secondFactor;
  const [chosen, setChosen] = useState(rule);
  const save = useRequireSecondFactor();
  const run = () =>
    save.mutate(chosen, {
      onSuccess: () =>
        notify({ tone: 'success', title: RULES.find((one) => one.rule === chosen)?.saved ?? 'Saved' }),
    });
  return (
    <Card>
      <CardHeader
        title="Second factor"
        description="A code from an app on the phone, asked for after the password of this console."
      />
      <CardBody className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-3">
          <legend className="sr-only">Who must have a second factor</legend>
          {RULES.map((one) => (
            <Choice
              key={one.rule}
              kind="radio"
              name="second-factor-rule"
              label={one.label}
              description={one.description}
              checked={chosen === one.rule}
              onChange={() => setChosen(one.rule)}
            />
          ))}
        </fieldset>
        {chosen !== rule && <Stopped settings={settings} rule={chosen} />}
        <ActProblem error={save.error} />
        <div>
          <Button variant="primary" loading={save.isPending} disabled={chosen === rule} onClick={run}>
            Change who must
          </Button>
        </div>
        <p className="text-xs text-ink-3">
          Who comes by the provider alone is asked for what the provider asks. Should somebody be shut out,
          whoever runs the server turns it off with{' '}
          <code className="font-mono wrap-anywhere">
            npm run --silent cli -- sign-in require-second-factor --who off
          </code>
          .
        </p>
      </CardBody>
    </Card>
  );
}

/** Whom it would stop, before it is saved. */
function Stopped({ settings, rule }: { settings: SignInSettingsView; rule: SecondFactorRule }) {
  const stopped = whomItStops(settings, rule);
  if (stopped === null) return null;
  return <Callout tone={stopped.count === 0 ? 'info' : 'warning'}>{stopped.sentence}</Callout>;
}
