'use client';

import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { ProfileView } from '@/lib/domain/api/profile';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Time } from '../ui/time';
import { RenewCodesDialog } from './renew-codes-dialog';
import { TurnOffDialog } from './turn-off-dialog';
import { TurnOnDialog } from './turn-on-dialog';

type Asking = 'on' | 'off' | 'codes' | null;

/** Fewer than this, and it is time for new ones. */
const FEW_CODES = 3;

/** Whether a code of an authenticator app is asked for besides the password. */
export function SecondFactorCard({ profile }: { profile: ProfileView }) {
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const { account, secondFactor } = profile;
  return (
    <Card className={secondFactor === null ? '*:border-b-0' : ''}>
      <CardHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            Second factor
            {secondFactor && (
              <Badge tone="healthy" icon={<ShieldCheck aria-hidden="true" />}>
                On
              </Badge>
            )}
          </span>
        }
        description="A code from an app on your phone, asked for after the password."
        actions={secondFactor === null && <Button onClick={() => setAsking('on')}>Turn on…</Button>}
      />
      {secondFactor && (
        <CardBody>
          <State secondFactor={secondFactor} onAsk={setAsking} />
        </CardBody>
      )}
      {asking === 'on' && <TurnOnDialog email={account.email} onClose={close} />}
      {asking === 'codes' && <RenewCodesDialog email={account.email} onClose={close} />}
      {asking === 'off' && <TurnOffDialog email={account.email} onClose={close} />}
    </Card>
  );
}

interface StateProps {
  secondFactor: NonNullable<ProfileView['secondFactor']>;
  onAsk: (asking: Asking) => void;
}

function State({ secondFactor, onAsk }: StateProps) {
  const { since, recoveryCodesLeft } = secondFactor;
  return (
    <div className="flex flex-col gap-4">
      {recoveryCodesLeft < FEW_CODES && (
        <Callout tone="warning">
          {recoveryCodesLeft === 0
            ? 'No recovery code is left. Without one, losing the phone locks you out: make new ones.'
            : 'Few recovery codes are left. Make new ones before you need them.'}
        </Callout>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="text-sm text-ink-2">
          On since <Time at={since} show="absolute" />
          <span className="block">
            <span className="figures font-medium text-ink">{recoveryCodesLeft}</span> of 10 recovery codes
            left
          </span>
        </p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => onAsk('codes')}>New recovery codes…</Button>
          <Button onClick={() => onAsk('off')}>Turn off…</Button>
        </div>
      </div>
    </div>
  );
}
