import type { ReactNode } from 'react';
import type { ErrorWords } from '@/lib/client/error-words';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { clockOf } from './use-wait';

export interface FormFootProps {
  refusal: ErrorWords | null;
  secondsLeft: number;
  isSending: boolean;
  label: string;
  sendingLabel: string;
  /** A way out of what was refused, below its words. */
  wayOut?: ReactNode;
}

/** What was refused, and the button that sends: the foot of the forms before sign-in. */
export function FormFoot({ refusal, secondsLeft, isSending, label, sendingLabel, wayOut }: FormFootProps) {
  const isWaiting = secondsLeft > 0;
  return (
    <>
      <div role="alert" className="empty:hidden">
        {refusal && (
          <Callout tone={isWaiting ? 'warning' : 'danger'} actions={wayOut}>
            {refusal.detail}
          </Callout>
        )}
      </div>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        loading={isSending}
        loadingLabel={sendingLabel}
        disabled={isWaiting}
        className="w-full"
      >
        {isWaiting ? `Wait ${clockOf(secondsLeft)}` : label}
      </Button>
    </>
  );
}
