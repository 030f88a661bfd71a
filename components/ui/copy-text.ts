/**
 * Puts text on the clipboard; false when the browser does not allow it.
 * The clipboard API exists only in a secure context. The console is also served over plain HTTP inside a network, so
 * a hidden field and the old command are the way round.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Denied by a permission or a policy: the old way may still work.
    }
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const previous = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.cssText = 'position:fixed;top:0;left:0;opacity:0';
  // Inside an open dialog, or its focus trap would take the selection away.
  const host = previous?.closest('[role="dialog"],[role="alertdialog"]') ?? document.body;
  host.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (previous instanceof HTMLElement) previous.focus();
  return copied;
}
