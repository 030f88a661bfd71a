import type { ReactNode } from 'react';
import { NotAllowed } from '@/components/console/not-allowed';
import { leastRole, may, type Action } from '@/lib/domain/policies';
import { requirePageActor } from '@/lib/server/page-actor';

/** The parts of the console that are not for everybody: what they are called, and what one may do there at least. */
const PARTS = {
  alerts: { what: 'Alerts', action: 'alert.read' },
  imports: { what: 'Imports', action: 'records.import' },
  records: { what: 'Records', action: 'record.read' },
  settings: { what: 'Settings', action: 'settings.read' },
} as const satisfies Record<string, { what: string; action: Action }>;

type Part = keyof typeof PARTS;

/** What stands in the place of a part for whom it is not; null for whom it is. Whoever is not signed in is sent to sign in. */
export async function refusalAt(part: Part): Promise<ReactNode> {
  const { what, action } = PARTS[part];
  const { account } = await requirePageActor();
  return may(account.role, action) ? null : <NotAllowed what={what} least={leastRole(action)} />;
}

/** A page of a part. It asks for itself: a page can be fetched without the layouts around it. */
export function pageOf<Props>(part: Part, draw: (props: Props) => ReactNode | Promise<ReactNode>) {
  return async (props: Props): Promise<ReactNode> => (await refusalAt(part)) ?? draw(props);
}
