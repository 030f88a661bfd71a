'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useOutage } from '@/lib/client/reach';
import type { OverlayProps } from '../console/overlay';
import { Callout } from '../ui/callout';
import { scrimClass } from '../ui/dialog';
import { followTrail, focusTrail, type FocusTrail } from '../ui/focus-home';
import { IconButton } from '../ui/icon-button';
import { Kbd } from '../ui/kbd';
import type { Take } from './line';
import { PaletteLines } from './palette-lines';
import { findPageActs, pageHeading, pressControl } from './page-acts';

/** Goes to anything, and does what the page offers, by typing a part of its name. */
export function Palette({ pages, onShowKeys, onSignOut, onClose }: OverlayProps) {
  const router = useRouter();
  const outage = useOutage();
  const [stayed, setStayed] = useState(false);
  // What the page offers is read once: it lies still under the palette.
  const [page] = useState(() => ({ acts: findPageActs(), heading: pageHeading() }));
  const trail = useRef<FocusTrail>([]);
  const taken = useRef<Take | null>(null);
  const take = (next: Take) => {
    // Without a server the browser's own error page would come instead of the other page.
    if ('go' in next && outage !== null) return setStayed(true);
    taken.current = next;
    if ('go' in next) router.push(next.go);
    return onClose();
  };
  const afterwards = (event: Event) => {
    event.preventDefault();
    const done = taken.current;
    if (done === null) followTrail(trail.current);
    else if ('press' in done) pressControl(done.press);
    else if ('run' in done) {
      followTrail(trail.current);
      done.run();
    } else document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
  };
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className={scrimClass} />
        <Primitive.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            trail.current = focusTrail();
          }}
          onCloseAutoFocus={afterwards}
          className={panelClass}
        >
          <Primitive.Title className="sr-only">Go to a queue, a page or an act</Primitive.Title>
          <PaletteLines
            page={page}
            pages={pages}
            notice={
              stayed &&
              outage !== null && (
                <Callout tone="warning" title="The console does not answer" className="mx-2 mt-2">
                  The other page cannot be opened now, so this one stays to be read.
                </Callout>
              )
            }
            end={<CloseButton />}
            foot={<Foot />}
            onTake={take}
            onShowKeys={onShowKeys}
            onSignOut={onSignOut}
          />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** High on the screen, so that the field stays where it is when the list grows and shrinks. */
const panelClass =
  'fixed inset-x-0 top-2 z-50 mx-auto flex max-h-[calc(100dvh-1rem)] w-[calc(100vw-1rem)] max-w-xl animate-overlay-in flex-col overflow-hidden rounded-xl bg-surface shadow-overlay outline-none sm:top-[12dvh] sm:max-h-[min(32rem,76dvh)]';

function CloseButton() {
  return (
    <Primitive.Close asChild>
      <IconButton label="Close" size="sm" className="-mr-1.5">
        <X aria-hidden="true" />
      </IconButton>
    </Primitive.Close>
  );
}

function Foot() {
  return (
    <footer className="flex shrink-0 flex-wrap gap-x-4 gap-y-1 border-t bg-surface-2 px-4 py-2 text-xs text-ink-2 pointer-coarse:hidden">
      <span>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
      </span>
      <span>
        <Kbd>Enter</Kbd> open
      </span>
      <span>
        <Kbd>Esc</Kbd> close
      </span>
    </footer>
  );
}
