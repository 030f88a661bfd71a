'use client';

import type { ApiTokenCreated } from '@/lib/domain/api/tokens';
import { Commands } from '../queues/commands';
import { useBaseUrl } from '../queues/use-base-url';
import { ShownOnce } from './shown-once';

/** The new token, shown once, with a call to try it. */
export function ApiTokenShown({ created, onClose }: { created: ApiTokenCreated; onClose: () => void }) {
  const { token, secret } = created;
  const api = `${useBaseUrl()}/api/console/v1`;
  const header = `--header 'Authorization: Bearer ${secret}'`;
  return (
    <ShownOnce
      label="The new token"
      title={`The token of ${token.name}`}
      secret={secret}
      copy="Copy token"
      onClose={onClose}
    >
      <Commands
        items={[
          { title: 'Try it: every queue, worst first', command: `curl ${api}/overview ${header}` },
          { title: 'Every call there is, as OpenAPI', command: `curl ${api}/openapi.json ${header}` },
        ]}
      />
    </ShownOnce>
  );
}
