/** An act that the page itself offers now. */
export interface PageAct {
  id: string;
  label: string;
  control: HTMLElement;
}

/**
 * The acts of the page under the palette: the very buttons and links it draws, within what it marks with `data-acts`. So the palette
 * can do nothing that the page would not let this person do at this moment, and every question is asked as usual.
 */
export function findPageActs(): PageAct[] {
  const controls = document.querySelectorAll<HTMLElement>('#content [data-acts] :is(button, a[href])');
  return [...controls].filter(canBeUsed).map((control, index) => ({
    id: `act-${index}`,
    label: control.textContent.trim(),
    control,
  }));
}

function canBeUsed(control: HTMLElement): boolean {
  const isOff = control.matches(':disabled, [aria-disabled="true"]');
  // What has no words is an icon beside something; the palette names those itself.
  return !isOff && control.checkVisibility() && control.textContent.trim() !== '';
}

/** What the page is about: its heading. */
export function pageHeading(): string {
  return document.querySelector('#content h1')?.textContent.trim() ?? '';
}

/** Presses the control, which keeps the focus for whatever it opens. Nothing when the page has taken it away meanwhile. */
export function pressControl(control: HTMLElement): void {
  if (!control.isConnected) return;
  control.focus();
  control.click();
}
