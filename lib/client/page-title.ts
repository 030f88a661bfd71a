import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

const PRODUCT = 'Fluxx Alert Console';

/** Names the tab once the thing it shows has been read; until then the page's own title stands. */
export function usePageTitle(title: string | undefined): void {
  const pathname = usePathname();
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · ${PRODUCT}`;
    // A tab of the same thing has the same title, but going there put the page's own title back.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [title, pathname]);
}
