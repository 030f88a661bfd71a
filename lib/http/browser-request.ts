/** Fetch modes of a request that a program makes: `fetch` in a page, and in Node. Opening, framing, linking and loading are others. */
const PROGRAM_MODES = new Set(['cors', 'same-origin']);

/**
 * Whether a browser sends this of its own accord: a navigation, a prefetch or prerender, an image or script of a page. Such a
 * request must never reach an address whose GET has side effects, whatever else it carries.
 */
export function isFromBrowserItself(headers: Headers): boolean {
  const mode = headers.get('sec-fetch-mode');
  if (mode !== null && !PROGRAM_MODES.has(mode)) return true;
  const purpose = [
    headers.get('sec-purpose'),
    headers.get('purpose'),
    headers.get('x-purpose'),
    headers.get('x-moz'),
  ];
  return purpose.some((value) => value !== null && /prefetch|preview|prerender/i.test(value));
}
