'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import { useRevokeKioskLink } from '@/lib/client/token-acts';
import type { KioskLinkCreated } from '@/lib/domain/api/tokens';
import { AskFirst } from '../console/ask-first';
import { Button } from '../ui/button';
import { BoardWords } from './board-words';
import { CreateKioskLinkDialog } from './create-kiosk-link-dialog';
import { KioskLinkShown } from './kiosk-link-shown';
import { TokenRow } from './token-row';
import { TokenSection } from './token-section';

/** Every link that opens the board on a screen where nobody signs in. */
export function KioskLinks() {
  const query = useLive(queries.kioskLinks());
  const revoke = useRevokeKioskLink();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<KioskLinkCreated | null>(null);
  const now = query.data?.now ?? 0;
  return (
    <>
      {created && <KioskLinkShown created={created} onClose={() => setCreated(null)} />}
      <TokenSection
        title="Kiosk links"
        description="A screen on a wall opens the board by one, without anybody signed in. It shows states, counts and ages; no record, and nothing to press."
        query={query}
        tokens={query.data?.links}
        now={now}
        create={
          <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
            New kiosk link
          </Button>
        }
        empty={{
          title: 'No kiosk link yet',
          text: 'Make one for each screen. Whoever opens it sees how every queue is doing, and can neither see a record nor change anything.',
        }}
      >
        {(link) => (
          <TokenRow
            token={link}
            now={now}
            used="shown"
            revoke={
              <AskFirst
                button="Revoke…"
                question={`Revoke the link of ${link.name}?`}
                means="Every screen that was opened by it shows within seconds that its link has ended, and nothing more, until another link is opened there."
                confirm="Revoke"
                tone="danger"
                done={`The link of ${link.name} is revoked`}
                act={() => revoke.mutateAsync(link.id)}
              />
            }
          >
            <BoardWords board={link.board} />
          </TokenRow>
        )}
      </TokenSection>
      {creating && (
        <CreateKioskLinkDialog
          onClose={() => setCreating(false)}
          onCreated={(made) => {
            setCreating(false);
            setCreated(made);
          }}
        />
      )}
    </>
  );
}
