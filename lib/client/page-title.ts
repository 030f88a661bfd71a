import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { useAccountId } from './account';
import { notePlace } from './recent-places';

const PRODUCT = 'Fluxx Alert Console';

/** Names the tab once the thing it shows has been read, until then the page's own title stands; and keeps it as a recent place. */
export function usePageTitle(title: string | undefined): void {
  const pathname = usePathname();
  const accountId = useAccountId();
  useEffect(() => {
    if (title !== undefined && accountId !== null) notePlace(accountId, { href: pathname, title });
  }, [title, pathname, accountId]);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · ${PRODUCT}`;
    // A tab of the same thing has the same title, but going there put the page's own title back.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [title, pathname]);
}
