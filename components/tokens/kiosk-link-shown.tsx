'use client';

import type { KioskLinkCreated } from '@/lib/domain/api/tokens';
import { useBaseUrl } from '../queues/use-base-url';
import { ShownOnce } from './shown-once';

/** The new link, shown once. */
export function KioskLinkShown({ created, onClose }: { created: KioskLinkCreated; onClose: () => void }) {
  const address = `${useBaseUrl()}${created.path}`;
  return (
    <ShownOnce
      label="The new link"
      title={`The link of ${created.link.name}`}
      secret={address}
      copy="Copy link"
      onClose={onClose}
    >
      <p className="text-sm text-ink-2">
        Open it once in the browser of the screen. The address turns into the board’s own, without the token,
        and that browser stays the screen until the link ends. Whoever has the link can open the board
        elsewhere too.
      </p>
    </ShownOnce>
  );
}
