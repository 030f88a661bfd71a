'use client';

import { ShownOnce } from '../tokens/shown-once';

/** A key that has just been made. */
export interface MadeSecret {
  name: string;
  secret: string;
}

/** The key that a webhook's messages are signed with, shown once. */
export function SecretShown({ made, onClose }: { made: MadeSecret; onClose: () => void }) {
  return (
    <ShownOnce
      label="The new signing key"
      title={`The signing key of ${made.name}`}
      secret={made.secret}
      copy="Copy key"
      onClose={onClose}
    >
      <p className="text-sm text-ink-2">
        Slack does not need it. A receiver of your own verifies with it that a message came from here, by the
        Standard Webhooks signature; there are libraries for most languages.
      </p>
    </ShownOnce>
  );
}
