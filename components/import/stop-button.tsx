'use client';

import { useStopImport } from '@/lib/client/import-acts';
import { explainError } from '@/lib/client/error-words';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';

/** Stops or discards an import. Rows that are in stay in. */
export function StopButton({
  id,
  label,
  disabled = false,
}: {
  id: string;
  label: string;
  disabled?: boolean;
}) {
  const stop = useStopImport(id);
  const run = () =>
    stop.mutate(undefined, {
      onError: (error) => {
        const { title, detail } = explainError(error, 'act');
        notify({ tone: 'error', title, description: detail });
      },
    });
  return (
    <Button loading={stop.isPending} disabled={disabled} onClick={run}>
      {label}
    </Button>
  );
}
