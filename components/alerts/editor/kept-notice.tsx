'use client';

import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';

/** Offers what was typed here before and left unsaved. */
export function KeptNotice({ onTakeUp, onLetGo }: { onTakeUp: () => void; onLetGo: () => void }) {
  return (
    <Callout
      title="You left this page with unsaved changes"
      actions={
        <>
          <Button size="sm" onClick={onLetGo}>
            Discard them
          </Button>
          <Button size="sm" variant="primary" onClick={onTakeUp}>
            Take them up again
          </Button>
        </>
      }
    >
      They are kept in this tab and nowhere else. Nothing was saved.
    </Callout>
  );
}
