/** Escapes in a row, which together have to be UTF-8. */
const ESCAPES = /(?:%[0-9a-f]{2})+/gi;

/**
 * Whether everything percent-encoded in a query or form is UTF-8 text: what is not would be read as U+FFFD. A percent sign without
 * two digits is no escape.
 */
export function areEscapesText(encoded: string): boolean {
  for (const [escapes] of encoded.matchAll(ESCAPES)) if (!isDecodable(escapes)) return false;
  return true;
}

/** Whether the percent-encoding of a path can be undone. */
export function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
