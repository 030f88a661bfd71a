'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { AlertDialog } from '../../ui/alert-dialog';

/**
 * Asks before a page with something unsaved is left: by a link of ours with a dialog, by closing or reloading the tab with
 * the browser's own question. Addresses below `inside` belong to the page itself.
 */
export function LeaveWarning({ isDirty, inside }: { isDirty: boolean; inside: string }) {
  const router = useRouter();
  const [destination, setDestination] = useState<string | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = leavingBy(event, inside);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setDestination(href);
    };
    window.addEventListener('beforeunload', onUnload);
    // Before the link's own handler, which would navigate.
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, [isDirty, inside]);
  const leave = () => {
    const to = destination;
    setDestination(null);
    if (to !== null) router.push(to);
  };
  return (
    <AlertDialog
      open={destination !== null}
      onOpenChange={(open) => !open && setDestination(null)}
      title="Leave without saving?"
      description="What you changed here has not been saved. This tab keeps it for a while: come back to this page to take it up again."
      confirmLabel="Leave"
      cancelLabel="Stay"
      tone="danger"
      onConfirm={leave}
    />
  );
}

/** Where a click would lead, when that is away from the page and in this tab. */
function leavingBy(event: MouseEvent, inside: string): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download'))
    return null;
  if (link.origin !== window.location.origin) return null;
  const isInside = link.pathname === inside || link.pathname.startsWith(`${inside}/`);
  return isInside || link.getAttribute('href')?.startsWith('#') === true
    ? null
    : `${link.pathname}${link.search}${link.hash}`;
}
