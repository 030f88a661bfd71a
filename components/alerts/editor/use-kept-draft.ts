import { useEffect, useState } from 'react';
import type { AlertView } from '@/lib/domain/api/alerts';
import type { AlertDraft } from '../draft';

/** A draft that was left unsaved in this tab, and the saved alert it began with. */
export interface KeptDraft {
  base: AlertView | null;
  draft: AlertDraft;
}

/**
 * Keeps an unsaved draft in the tab's own storage, so that the Back button, a crash or a session that ended loses nothing.
 * @returns the draft that was kept when the page opened, and how to let it go.
 */
export function useKeptDraft(href: string, now: KeptDraft, isDirty: boolean) {
  const key = keyOf(href);
  const [kept, setKept] = useState<KeptDraft | null>(() => readKept(key));
  const text = JSON.stringify(now);
  useEffect(() => {
    // What was kept stays until it is taken up or let go.
    if (kept !== null) return;
    if (isDirty) window.sessionStorage.setItem(key, text);
    else window.sessionStorage.removeItem(key);
  }, [key, kept, text, isDirty]);
  const forget = () => {
    window.sessionStorage.removeItem(key);
    setKept(null);
  };
  return { kept, forget };
}

/** Only this page of this tab writes it, so what can be read is what was written. */
function readKept(key: string): KeptDraft | null {
  const text = window.sessionStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as KeptDraft);
}

/** Leaves a draft for another page of this tab to take up. */
export function keepDraftFor(href: string, draft: AlertDraft): void {
  window.sessionStorage.setItem(keyOf(href), JSON.stringify({ base: null, draft } satisfies KeptDraft));
}

function keyOf(href: string): string {
  return `alert-draft:${href}`;
}
