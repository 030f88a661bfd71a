/**
 * Whether a browser says that it is on a phone: by its hint (Chromium's), or by "Mobi" in its name (the others'). Good for a guess at what
 * to draw first and nothing else: the page measures its screen.
 */
export function isPhone(headers: Pick<Headers, 'get'>): boolean {
  const hint = headers.get('sec-ch-ua-mobile');
  return hint === null ? /\bMobi/.test(headers.get('user-agent') ?? '') : hint === '?1';
}
