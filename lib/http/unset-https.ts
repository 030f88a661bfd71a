import type { HeaderReader } from '@/lib/auth/caller';

/**
 * Whether a request says that people come by https while the program was told no such address (`APP_URL`): cookies are not for https
 * alone then, and no browser is told to stay there. Anybody can write these headers, so it is a reason to say so, and for no decision.
 */
export function isHttpsUnset(headers: HeaderReader, appUrl: string | undefined): boolean {
  if (appUrl?.startsWith('https:') === true) return false;
  const [first = ''] = (headers.get('x-forwarded-proto') ?? '').split(',');
  return first.trim().toLowerCase() === 'https' || headers.get('origin')?.startsWith('https:') === true;
}

/** Tells it once of all requests. @param tell writes it where whoever runs the program looks. */
export function makeNoteHttps(appUrl: string | undefined, tell: () => void): (headers: HeaderReader) => void {
  let isTold = false;
  return (headers) => {
    if (isTold || !isHttpsUnset(headers, appUrl)) return;
    isTold = true;
    tell();
  };
}
