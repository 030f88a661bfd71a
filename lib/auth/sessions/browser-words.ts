import { parse } from 'bowser';

/** "Firefox on Windows": what a session's browser said it was. Versions are left out, since browsers stopped telling them truly. */
export function browserWords(userAgent: string | null): string {
  if (!userAgent) return 'Unknown browser';
  const { browser, os } = parse(userAgent);
  const name = browser.name || 'Unknown browser';
  return os.name ? `${name} on ${os.name}` : name;
}
