/** For what takes the place of a form: the focus was in the form, and whoever hears the page would else hear nothing. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
