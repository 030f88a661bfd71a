/** What a key does on every page, when no field is being typed into. */
export type PageKey = 'search' | 'pause' | 'next-row' | 'previous-row' | 'help';

const KEYS: Readonly<Record<string, PageKey>> = {
  '/': 'search',
  p: 'pause',
  j: 'next-row',
  k: 'previous-row',
  '?': 'help',
};

export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The press is a field's, a dialog's or a menu's. */
  taken: boolean;
}

/** Which page key was pressed, if any. */
export function pageKeyOf(press: PressedKey): PageKey | null {
  if (press.taken || press.ctrlKey || press.metaKey || press.altKey) return null;
  return KEYS[press.key] ?? null;
}

const TYPED_INTO =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Whether a press belongs to the thing it was made in. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented) return true;
  return event.target instanceof Element && event.target.closest(TYPED_INTO) !== null;
}

/** Focuses the page's search field, selecting what stands in it. */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('input[type="search"]');
  field?.focus();
  field?.select();
  return field !== null;
}

/** Moves to the next or previous row of the page's table, which knows the arrow keys; into it when outside. */
export function walkRows(step: 'next-row' | 'previous-row'): boolean {
  const current = document.activeElement?.closest<HTMLElement>('[role="row"][data-row]');
  if (!current) {
    const first = document.querySelector<HTMLElement>('[role="row"][tabindex="0"], [data-card]');
    first?.focus();
    return first !== null;
  }
  const key = step === 'next-row' ? 'ArrowDown' : 'ArrowUp';
  current.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return true;
}
