import { Lock } from 'lucide-react';
import Link from 'next/link';
import type { Role } from '@/lib/domain/actor';
import { Page } from '../layout/page';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';

/** In the place of a page that this person's role may not see. The server refuses what is behind it all the same. */
export function NotAllowed({ what, least }: { what: string; least: Role }) {
  return (
    <Page width="narrow">
      <h1 className="sr-only">Not allowed</h1>
      <Card>
        <EmptyState
          icon={<Lock />}
          title={`${what} are for ${least}s`}
          actions={
            <ButtonLink variant="primary">
              <Link href="/">Go to the overview</Link>
            </ButtonLink>
          }
        >
          Your account may not see this page, and nothing was changed. Ask an admin if you need it.
        </EmptyState>
      </Card>
    </Page>
  );
}
