import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useOutage } from '@/lib/client/reach';
import { Callout } from '../ui/callout';

/**
 * While the server does not answer, a click on a link or a row would put the browser's own error page in the place of a
 * page that can still be read. So the page stays, says why, and asks the server again. It is no short notice in the corner,
 * because the code that draws those could not be loaded now.
 */
export function StayNotice() {
  const client = useQueryClient();
  const outage = useOutage();
  const [stayedIn, setStayedIn] = useState<number | null>(null);
  useEffect(() => {
    if (outage === null) return undefined;
    const stay = (event: MouseEvent): void => {
      if (!leavesPage(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setStayedIn(outage);
      void client.refetchQueries({ type: 'active' });
    };
    // Before any link or row hears of the click.
    window.addEventListener('click', stay, { capture: true });
    return () => window.removeEventListener('click', stay, { capture: true });
  }, [client, outage]);
  return (
    <div role="alert" className="sticky top-13 z-20 px-4 pt-3 empty:hidden sm:px-6 md:top-0 lg:px-8">
      {outage !== null && stayedIn === outage && (
        <Callout tone="warning" title="The console does not answer" className="shadow-overlay">
          The other page cannot be opened now, so this one stays to be read. Open the other again when the
          console is back.
        </Callout>
      )}
    </div>
  );
}

/** Whether a click opens another page of the console in this tab. */
function leavesPage(event: MouseEvent): boolean {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? linkOf(event.target) : null;
  if (link === null || link.target === '_blank' || link.hasAttribute('download')) return false;
  const { origin, pathname, search, hash } = window.location;
  const isHere = link.pathname === pathname && link.search === search && link.hash !== hash;
  return link.origin === origin && !isHere;
}

/** The link that was clicked, or that a clicked row opens: a row that leads to a page has the same way in it as a link. */
function linkOf(target: Element): HTMLAnchorElement | null {
  const control = target.closest('a, button, input, select, textarea, label');
  if (control !== null) return control instanceof HTMLAnchorElement ? control : null;
  return target.closest('[role="row"][data-row]')?.querySelector<HTMLAnchorElement>('a[href]') ?? null;
}
