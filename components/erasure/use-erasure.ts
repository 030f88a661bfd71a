import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { refreshAll } from '@/lib/client/acts';
import { erasePart, previewErasurePart } from '@/lib/client/payloads';
import type { ErasureTarget } from '@/lib/domain/api/payload-inputs';
import { addPart, nothingFound, type Found } from './parts';

export type Erasure =
  | { state: 'none' }
  | { state: 'looking'; found: Found }
  | { state: 'found'; found: Found; target: ErasureTarget }
  | { state: 'erasing'; found: Found; erased: Found }
  | { state: 'erased'; erased: Found; isCancelled: boolean }
  /** `erased` is what had been erased by then; null where it was only looked for. */
  | { state: 'failed'; error: unknown; erased: Found | null };

/**
 * Looks for what is to be erased, and erases it, part by part: not asking for the next part is what cancels it, and what was erased
 * by then stays erased.
 */
export function useErasure() {
  const [erasure, setErasure] = useState<Erasure>({ state: 'none' });
  const client = useQueryClient();
  // The work that may still change what is shown: newer work, a cancel, or leaving the page ends it before its next part.
  const current = useRef(0);
  useEffect(() => () => void (current.current += 1), []);
  const begin = () => {
    const mine = (current.current += 1);
    return () => current.current === mine;
  };
  const look = async (target: ErasureTarget): Promise<void> => {
    const goesOn = begin();
    setErasure({ state: 'looking', found: nothingFound });
    const next = await lookThrough(target, (found) => {
      if (goesOn()) setErasure({ state: 'looking', found });
      return goesOn();
    });
    if (next !== null) setErasure(next);
  };
  const erase = async (target: ErasureTarget, found: Found, reason: string): Promise<void> => {
    const goesOn = begin();
    setErasure({ state: 'erasing', found, erased: nothingFound });
    const next = await eraseAll({ target, reason, found }, (erased) => {
      if (goesOn()) setErasure({ state: 'erasing', found, erased });
      return goesOn();
    });
    setErasure(next);
    refreshAll(client);
  };
  return {
    erasure,
    look,
    erase,
    /** Ends what is under way; an erasing tells what it came to. */
    cancel: () => {
      begin();
      setErasure((now) => (now.state === 'looking' ? { state: 'none' } : now));
    },
    reset: () => {
      begin();
      setErasure({ state: 'none' });
    },
  };
}

/** @param goesOn takes what is known so far; false ends it. @returns null when it was ended. */
async function lookThrough(
  target: ErasureTarget,
  goesOn: (found: Found) => boolean,
): Promise<Erasure | null> {
  let found = nothingFound;
  try {
    for (let more = true; more;) {
      const after = found.until === null ? {} : { after: found.until };
      const part = await previewErasurePart({ target, ...after });
      found = addPart(found, part);
      more = part.more;
      if (!goesOn(found)) return null;
    }
    return { state: 'found', found, target };
  } catch (error) {
    return goesOn(found) ? { state: 'failed', error, erased: null } : null;
  }
}

async function eraseAll(
  { target, reason, found }: { target: ErasureTarget; reason: string; found: Found },
  goesOn: (erased: Found) => boolean,
): Promise<Erasure> {
  let erased = nothingFound;
  try {
    for (const [index, { after, until, fingerprint }] of found.parts.entries()) {
      const range = { ...(after === null ? {} : { after }), ...(until === null ? {} : { until }) };
      erased = addPart(erased, await erasePart({ target, reason, fingerprint, ...range }));
      const isLast = index === found.parts.length - 1;
      if (!goesOn(erased) && !isLast) return { state: 'erased', erased, isCancelled: true };
    }
    return { state: 'erased', erased, isCancelled: false };
  } catch (error) {
    return { state: 'failed', error, erased };
  }
}
