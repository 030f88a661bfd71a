/** What a key does on every page, when no field is being typed into. */
export type PageKey = 'palette' | 'search' | 'pause' | 'next-row' | 'previous-row' | 'new-order' | 'help';

const KEYS: Readonly<Record<string, PageKey>> = {
  '/': 'search',
  p: 'pause',
  j: 'next-row',
  k: 'previous-row',
  o: 'new-order',
  '?': 'help',
};

export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** The press is a field's, a dialog's or a menu's. */
  taken: boolean;
  /** A dialog or a menu is open, wherever the press was made. */
  covered: boolean;
}

/** Which page key was pressed, if any. The palette opens from within a field too: nothing else has its key. */
export function pageKeyOf(press: PressedKey): PageKey | null {
  if (press.covered || press.altKey) return null;
  if (press.ctrlKey !== press.metaKey)
    return press.key.toLowerCase() === 'k' && !press.shiftKey ? 'palette' : null;
  if (press.taken || press.ctrlKey) return null;
  return KEYS[press.key] ?? null;
}

export interface ListedKey {
  keys: readonly string[];
  does: string;
}

/** Every key there is, in the words of the list that `?` opens. */
export const LISTED_KEYS: readonly ListedKey[] = [
  { keys: ['Ctrl K', '⌘ K'], does: 'Go to a queue, a page or an act' },
  { keys: ['/'], does: 'Go to the search field' },
  { keys: ['j', 'k'], does: 'Next and previous row' },
  { keys: ['↑', '↓', 'Home', 'End', 'Page Up', 'Page Down'], does: 'Walk a table' },
  { keys: ['Enter'], does: 'Open the row' },
  { keys: ['o'], does: 'Take the new order of the queues' },
  { keys: ['p'], does: 'Pause refreshing, or go on' },
  { keys: ['Esc'], does: 'Close what is open' },
  { keys: ['?'], does: 'This list' },
];

const COVERS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const TYPED_INTO = `input, textarea, select, [contenteditable="true"], ${COVERS}`;

/** Whether a press belongs to the thing it was made in. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  return event.target instanceof Element && event.target.closest(TYPED_INTO) !== null;
}

/** Whether a dialog or a menu is open: what is under it does not act. */
export function isCovered(): boolean {
  return document.querySelector(COVERS) !== null;
}

/** Focuses the page's search field, selecting what stands in it. */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('input[type="search"]');
  field?.focus();
  field?.select();
  return field !== null;
}

/** Moves to the next or previous row of the page's table, which knows the arrow keys, or card of its list; into it when outside. */
export function walkRows(step: 'next-row' | 'previous-row'): boolean {
  const current = document.activeElement?.closest<HTMLElement>('[role="row"][data-row], [data-card]');
  if (!current) {
    const first = document.querySelector<HTMLElement>('[role="row"][tabindex="0"], [data-card]');
    first?.focus();
    return first !== null;
  }
  if (current.dataset['card'] !== undefined) return walkCards(current, step === 'next-row' ? 1 : -1);
  const key = step === 'next-row' ? 'ArrowDown' : 'ArrowUp';
  current.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return true;
}

/** A few cards are drawn beyond those in sight, so that the next one is always there. */
function walkCards(current: HTMLElement, step: 1 | -1): boolean {
  const item = current.closest('li');
  const place = Number(item?.dataset['index']) + step;
  item?.parentElement?.querySelector<HTMLElement>(`[data-index="${place}"] [data-card]`)?.focus();
  return true;
}

/** Takes the order a list would have by now, where it says that it has another. */
export function takeNewOrder(): boolean {
  const button = document.querySelector<HTMLElement>('[data-new-order]');
  button?.click();
  return button !== null;
}
